// Every way of paying ends at nought or says that it does not; paid is owed plus interest and fees; paying more costs no more.
"use strict";
const {demand, fen, sum} = require("./common.js");

exports.inputs = (fc, make) => fc.record({
  balance: make.money(1, 200000), daily_rate: make.one(0, 0.0002, 0.0005, 0.00035), minimum_share: make.one(0.05, 0.1, 0.2, 1),
  floor: make.one(0, 50, 100, 500), payment: make.maybe(make.money(1, 20000)), within_months: make.maybe(make.whole(1, 60)),
  late_fee: make.one(0, 0, 0, 25), start: make.maybe(make.date("2024-01-01", "2026-12-31")),
  minimum_base: make.one("after_interest", "before_interest", "plus_interest"),
}).chain((raw) => {
  const ways = ["minimum", ...(raw.payment === undefined ? [] : ["fixed"]), ...(raw.within_months === undefined ? [] : ["within"])];
  return make.one(...ways).map((way) => ({...raw, way}));
});

exports.holds = (raw, answer, ask) => {
  let before = fen(raw.balance);
  for (const row of answer.rows) {
    const grown = before + fen(row.interest) + fen(row.late_fee);
    demand(fen(row.balance) === grown - fen(row.payment), "a balance does not follow", row);
    demand(row.balance >= 0 && row.payment >= 0, "a row below nought", row);
    before = fen(row.balance);
  }
  if (answer.months === null) { demand(answer.total_interest === null, "a sum of what never ends"); return; }
  demand(before === 0 && answer.rows.length === answer.months, "the last balance is not 0.00");
  demand(sum(answer.rows, (r) => fen(r.interest)) === fen(answer.total_interest), "interest does not add up");
  demand(fen(answer.total_paid) === fen(raw.balance) + fen(answer.total_interest) + fen(answer.late_fees || 0), "paid is not owed");
  if (raw.way !== "fixed" || raw.late_fee) return;
  const more = ask({...raw, payment: raw.payment + 10}).answer;
  demand(more.months !== null && more.months <= answer.months, "paying more takes longer");
  demand(fen(more.total_interest) <= fen(answer.total_interest) + answer.months, "paying more costs more");
};
