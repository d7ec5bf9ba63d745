// Each kind of charge adds up, no charge falls with time, and without compounding interest is principal x rate x days.
"use strict";
const {demand, fen, near} = require("./common.js");

exports.inputs = (fc, make) => fc.record({
  principal: make.money(1, 500000), interest: fc.oneof(fc.constant(0), make.money(0, 5000)),
  rate: fc.oneof(fc.constantFrom(0.0005, 0.0003, 0.24, 0.18), fc.integer({min: 0, max: 1000}).map((n) => n / 1000000)),
  rate_period: make.one("day", "year"), multiplier: make.one(1, 1.3, 1.5), days: make.whole(0, 1500),
  fee_rule: make.one("none", "share"), minimum_unpaid: make.money(0, 20000), fee_share: make.one(0.05, 0.03),
  fee_floor: make.one(0, 5, 20), fee_cap: make.maybe(make.one(500, 50)), fee_repeat: make.one("once", "monthly"),
  compounding: make.one("none", "monthly"), day_count: make.one("actual/365", "actual/360"),
  due_date: make.maybe(make.date("2023-01-01", "2026-06-30")),
}).map((raw) => (raw.rate_period === "day" && raw.rate > 0.01 ? {...raw, rate_period: "year"} : raw));

exports.holds = (raw, answer, ask) => {
  const parts = (row) => fen(row.penalty_interest) + fen(row.compound_interest || 0) + fen(row.late_fee || 0);
  demand(fen(answer.total) === parts(answer), "the charges do not add up");
  near(fen(answer.amount_due), fen(raw.principal) + fen(raw.interest) + fen(answer.total), 0.001, "amount due");
  let before = null;
  for (const row of answer.rows) {
    demand(fen(row.total) === parts(row), "a row does not add up", row);
    if (before && row.days >= before.days) demand(row.total >= before.total, "waiting longer costs less", {before, row});
    before = row;
  }
  if (raw.compounding === "none") {
    const yearly = raw.rate_period === "year", base = raw.day_count === "actual/360" ? 360 : 365;
    const exact = fen(raw.principal) * raw.rate * raw.multiplier * raw.days / (yearly ? base : 1);
    near(fen(answer.penalty_interest), exact, 0.5 + 1e-6, "principal x rate x multiplier x days");
  }
  const tomorrow = ask({...raw, days: raw.days + 1}).answer;
  if (tomorrow) demand(tomorrow.total >= answer.total, "a day more costs less");
};
