// Interest adds up, every month's balance follows, and no strategy pays less interest than avalanche by more than rounding.
"use strict";
const {demand, fen, sum} = require("./common.js");

exports.inputs = (fc, make) => fc.record({
  debts: make.rows({
    balance: make.money(1, 20000), minimum: make.money(0, 1500), annual_rate: make.rate(0.36),
    consequence: make.one("court", "overdue", "current"),
  }, 1, 6),
  extra: fc.oneof(fc.constant(0), make.money(0, 3000)), strategy: make.one("consequences", "avalanche", "snowball", "own"),
  start: make.maybe(make.date("2025-01-01", "2026-12-31")),
});

exports.holds = (raw, answer) => {
  const avalanche = answer.strategies.find((s) => s.strategy === "avalanche");
  for (const one of answer.strategies) {
    if (one.interest === null) continue;
    demand(avalanche.interest !== null, "another strategy ends and avalanche does not");
    // half a fen of rounding for each debt in each month
    const rounding = raw.debts.length * Math.max(one.months, avalanche.months);
    demand(fen(one.interest) >= fen(avalanche.interest) - rounding, "a strategy cheaper than avalanche", one);
  }
  if (answer.months === null) return;
  const owed = sum(raw.debts, (d) => fen(d.balance));
  demand(sum(answer.order, (o) => fen(o.interest)) === fen(answer.total_interest), "interest does not add up");
  demand(fen(answer.total_paid) === owed + fen(answer.total_interest), "paid is not owed plus interest");
  demand(sum(answer.timeline, (t) => fen(t.payment)) === fen(answer.total_paid), "the months do not add up");
  let before = owed;
  for (const month of answer.timeline) {
    demand(fen(month.balance) === before + fen(month.interest) - fen(month.payment), "a balance does not follow", month);
    before = fen(month.balance);
  }
  demand(before === 0 && answer.timeline.length === answer.months, "the last balance is not 0.00");
};
