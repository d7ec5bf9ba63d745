// Both roads in full: cost is what is paid above what is owed, their difference is a difference, a longer loan costs no less.
"use strict";
const {demand, fen, sum, near} = require("./common.js");

exports.inputs = (fc, make) => fc.record({
  debts: fc.array(fc.tuple(make.money(100, 30000), make.whole(1, 36), make.whole(100, 150)), {minLength: 1, maxLength: 5}).map((found) =>
    found.map(([balance, months, over]) => ({balance, months, payment: Math.ceil(balance / months * over) / 100}))),
  annual_rate: make.rate(0.36), months: make.whole(1, 60), fee_kind: make.one("paid", "withheld"),
  fee: make.one(0, 0, 0.01, 0.03), recurring_fee: make.one(0, 0, 10), settlement_fee: make.one(0, 0, 100),
  method: make.one("level", "level", "equal_principal", "flat"),
}).map(({fee, ...raw}) => ({...raw, upfront_fee: Math.round(fee * 100 * sum(raw.debts, (d) => d.balance)) / 100}));

exports.holds = (raw, answer, ask) => {
  const owed = sum(raw.debts, (d) => fen(d.balance)), [now, fresh] = answer.roads;
  demand(fen(answer.cost_now) === sum(raw.debts, (d) => fen(d.payment) * d.months) - owed, "the cost of the old debts");
  demand(fen(answer.difference) === fen(answer.cost_new) - fen(answer.cost_now), "the difference of the roads");
  demand(fen(now.total_paid) === owed + fen(now.cost) && fen(fresh.total_paid) === owed + fen(fresh.cost), "paid is owed plus cost");
  demand(sum(answer.own, (one) => fen(one.cost)) === fen(answer.cost_now), "the debts do not add up");
  demand(answer.months_now === Math.max(...raw.debts.map((d) => d.months)), "months of the old debts");
  for (const one of answer.lengths) demand(fen(one.difference) === fen(one.cost) - fen(answer.cost_now), "a length's difference", one);
  const kept = raw.fee_kind === "withheld" ? fen(raw.upfront_fee) : 0;
  near(fen(answer.received), owed - kept, 0.5, "what is paid out");
  if (raw.months >= 60 || raw.recurring_fee) return;
  const longer = ask({...raw, months: raw.months + 1}).answer;
  demand(fen(longer.cost_new) >= fen(answer.cost_new) - raw.months - 1, "a longer loan costs less");
};
