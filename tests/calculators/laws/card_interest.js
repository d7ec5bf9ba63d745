// Segments tile the days and add up; counting boundary days twice never costs less; a match gives the bank's figure.
"use strict";
const {demand, fen, sum, near, day, iso} = require("./common.js");

exports.inputs = (fc, make) => fc.record({
  statement: make.whole(day("2024-01-05"), day("2026-06-28")), grace: make.whole(15, 25),
  purchases: fc.array(fc.tuple(make.whole(0, 29), make.money(1, 20000)), {minLength: 1, maxLength: 4}),
  payments: fc.array(fc.tuple(make.whole(1, 30), make.money(1, 9000)), {maxLength: 3}),
  daily_rate: make.one(0.0005, 0.00035, 0.0003), figure: make.maybe(make.money(1, 300)),
  basis: make.one("whole_bill", "unpaid_part", "no_deduction"), boundary_days: make.one("once", "once_before", "twice"),
  statement_day: make.one("excluded", "included"), posting_day: make.one("excluded", "included"),
  rounding: make.one("end", "segment", "day"),
}).map((r) => ({
  purchases: r.purchases.map(([before, amount]) => ({date: iso(r.statement - before), amount})),
  payments: r.payments.map(([after, amount]) => ({date: iso(r.statement + Math.min(after, 28)), amount})),
  statement_date: iso(r.statement), due_date: iso(r.statement + r.grace), next_statement: iso(r.statement + 30),
  daily_rate: r.daily_rate, bank_figure: r.figure, basis: r.basis, boundary_days: r.boundary_days,
  statement_day: r.statement_day, posting_day: r.posting_day, rounding: r.rounding,
}));

exports.holds = (raw, answer, ask) => {
  const parts = sum(answer.segments, (s) => fen(s.interest));
  if (raw.rounding === "segment") demand(parts === fen(answer.interest), "segments do not add up");
  else near(parts, fen(answer.interest), answer.segments.length, "segments do not add up");
  for (const segment of answer.segments) {
    demand(segment.days >= 0 && segment.amount >= 0, "a segment below nought", segment);
    if (raw.rounding === "segment") near(fen(segment.interest), fen(segment.amount) * raw.daily_rate * segment.days, 0.5 + 1e-6, "a segment");
  }
  if (raw.bank_figure !== undefined) {
    demand(answer.matching === 0 || answer.matches.length > 0, "matches are counted and not named");
    for (const match of answer.matches.slice(0, 2)) {
      const again = ask({...raw, ...match}).answer;
      demand(fen(again.interest) === fen(raw.bank_figure), "a convention that does not give the bank's figure", match);
    }
  }
  if (raw.boundary_days !== "twice" && raw.rounding === "end") {
    const twice = ask({...raw, boundary_days: "twice"}).answer;
    demand(twice.interest >= answer.interest, "counting days twice costs less");
  }
};
