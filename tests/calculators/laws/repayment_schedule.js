// Rows add up, the principal comes back to the fen, the balance never rises and ends at nought; more months, more interest.
"use strict";
const {demand, fen, sum, near} = require("./common.js");

exports.inputs = (fc, make) => fc.record({
  principal: make.money(1, 2000000),
  annual_rate: make.rate(0.6),
  months: fc.oneof({weight: 4, arbitrary: make.whole(1, 36)}, {weight: 1, arbitrary: make.whole(1, 120)}),
  method: make.one("level", "equal_principal", "interest_only", "at_maturity", "flat"),
  start: make.maybe(make.date("2020-01-01", "2026-12-31")),
  day_count: make.one("30/360", "30/360", "actual/365", "actual/360"),
  extra_payments: fc.oneof({weight: 4, arbitrary: fc.constant([])},
    {weight: 1, arbitrary: make.rows({n: make.whole(1, 24), amount: make.money(1, 5000)}, 1, 3)}),
  effect: make.one("shorten", "lower"),
}).map((raw) => (raw.start === undefined ? {...raw, day_count: "30/360"} : raw));

exports.holds = (raw, answer, ask) => {
  const {rows} = answer;
  demand(sum(rows, (r) => fen(r.principal)) === fen(raw.principal), "principal repaid is not the loan");
  let before = fen(raw.principal);
  for (const row of rows) {
    demand(fen(row.payment) === fen(row.principal) + fen(row.interest), "a payment is not principal plus interest", row);
    demand(fen(row.balance) === before - fen(row.principal), "a balance does not follow", row);
    demand(fen(row.balance) <= before && row.interest >= 0, "the balance rises", row);
    before = fen(row.balance);
  }
  demand(before === 0, "the last balance is not 0.00");
  demand(sum(rows, (r) => fen(r.interest)) === fen(answer.total_interest), "interest does not add up");
  demand(fen(answer.total_paid) === fen(raw.principal) + fen(answer.total_interest), "paid is not loan plus interest");
  demand(sum(answer.years, (y) => fen(y.interest)) === fen(answer.total_interest), "the years do not add up");
  if (raw.extra_payments.length) return;
  if (raw.method === "level" && raw.day_count === "30/360" && raw.annual_rate > 0) {
    // the equation of the annuity: present value of the equal payments is the loan, but for half a fen in each payment
    const i = raw.annual_rate / 12, factor = (1 - (1 + i) ** -raw.months) / i;
    near(fen(answer.payment) * factor, fen(raw.principal), 0.51 * factor + 1e-6 * fen(raw.principal) + raw.months, "present value");
  }
  if (raw.months >= 120) return;
  const longer = ask({...raw, months: raw.months + 1}).answer;
  demand(fen(longer.total_interest) >= fen(answer.total_interest) - rows.length - 1, "more months, less interest");
};
