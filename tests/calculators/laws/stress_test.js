// Savings plus income less what goes out is what is left or lacking, month by month; the money ends where that falls below nought.
"use strict";
const {demand, fen} = require("./common.js");

exports.inputs = (fc, make) => fc.record({
  income: make.money(0, 20000), essentials: make.money(0, 12000), payments: fc.oneof(fc.constant(0), make.money(0, 5000)),
  savings: fc.oneof(fc.constant(0), make.money(0, 50000)), new_payment: fc.oneof(fc.constant(0), make.money(0, 3000)),
  new_months: make.maybe(make.whole(1, 24)), months: make.whole(1, 36),
  shocks: fc.array(fc.oneof(
    fc.record({kind: fc.constant("income_down"), share: make.one(0.2, 0.5, 1), months: make.whole(1, 12), month: make.maybe(make.whole(1, 12))}),
    fc.record({kind: fc.constant("bill"), amount: make.money(1, 20000), month: make.maybe(make.whole(1, 12))})), {maxLength: 3}),
  start: make.maybe(make.date("2026-01-01", "2026-12-31")),
});

exports.holds = (raw, answer, ask) => {
  if (answer.lowest === null) return;
  let money = fen(raw.savings), lowest = null, ends = null;
  for (const row of answer.rows) {
    money += fen(row.income) - fen(row.essentials) - fen(row.payments) - fen(row.bill || 0);
    demand(fen(row.left || 0) - fen(row.lacking || 0) === money, "what is left does not follow", {row, money});
    if (lowest === null || money < lowest) lowest = money;
    if (money < 0 && ends === null) ends = row.month;
    demand(fen(row.income) <= fen(raw.income), "a shock that raises income", row);
  }
  demand(fen(answer.lowest) === lowest, "the lowest is not the lowest", {got: answer.lowest, lowest});
  demand(answer.ends_in === ends, "the month the money ends", {got: answer.ends_in, ends});
  demand(fen(answer.reserve_missing) === Math.max(0, -lowest), "the reserve that is missing");
  const richer = ask({...raw, savings: raw.savings + 1000}).answer;
  demand(richer.ends_in === null || (answer.ends_in !== null && richer.ends_in >= answer.ends_in), "more savings end sooner");
  if (!raw.shocks.length) return;  // without a shock the income is taken to stop
  const harder = ask({...raw, shocks: [...raw.shocks, {kind: "bill", amount: 500, month: 1}]}).answer;
  demand(harder.lowest <= answer.lowest, "a bill more, more left");
};
