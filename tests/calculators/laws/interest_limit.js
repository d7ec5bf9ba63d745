// The part above the line is rate minus limit, in yuan a year too; a rule that does not apply has no part above it.
"use strict";
const {demand, fen, near} = require("./common.js");

exports.inputs = (fc, make) => fc.record({
  lender_kind: make.one("bank", "card", "consumer_finance", "microloan", "other_local", "assisted_loan", "private"),
  contract_date: make.date("2015-01-01", "2027-12-31"), annual_rate: make.maybe(make.rate(1)), principal: make.maybe(make.money(1, 900000)),
});

exports.holds = (raw, answer, ask) => {
  demand(answer.may_not_claim.length > 0, "nothing is said of what may not be claimed");
  if (answer.limit === null || raw.annual_rate === undefined) return;
  if (answer.excess_rate !== null) near(answer.excess_rate, Math.max(0, raw.annual_rate - answer.limit), 1e-12, "part above the line");
  if (answer.excess_a_year !== null && raw.principal !== undefined) {
    near(fen(answer.excess_a_year), fen(raw.principal) * answer.excess_rate, 0.5 + 1e-6, "yuan a year above the line");
  }
  for (const line of answer.reference_lines) {
    if (line.value !== null && line.above !== null) demand(line.above === raw.annual_rate > line.value, "above its line", line);
  }
  const higher = ask({...raw, annual_rate: raw.annual_rate + 0.01}).answer;
  demand(higher.limit === answer.limit && higher.rule === answer.rule, "the rate decides which rule governs");
};
