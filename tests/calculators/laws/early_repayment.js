// Interest saved is the interest of the road as it is less that of the new one; saving is that less the fee; rows add up.
"use strict";
const {demand, fen, sum, near} = require("./common.js");

exports.inputs = (fc, make) => fc.tuple(make.money(500, 300000), make.whole(1, 99)).chain(([balance, share]) => fc.record({
  balance: fc.constant(balance), pay_now: fc.constant(Math.round(balance * share) / 100), annual_rate: make.rate(0.36),
  months_left: make.whole(1, 60), method: make.one("level", "level", "equal_principal"), effect: make.one("shorten", "lower"),
  fee_kind: make.one("none", "percent", "months", "fixed"), fee_percent: make.one(0, 0.005, 0.01, 0.03), fee_months: make.one(1, 2, 6),
  fee_amount: make.one(0, 50, 500), fee_base: make.one("paid_early", "balance"), start: make.maybe(make.date("2024-01-01", "2026-12-31")),
}));

exports.holds = (raw, answer, ask) => {
  const [as_it_is, ...roads] = answer.roads;
  demand(fen(answer.saving) === fen(answer.interest_saved) - fen(answer.fee), "saving is not interest saved less the fee");
  demand(fen(answer.needed_now) === fen(raw.pay_now) + fen(answer.fee), "needed now is not the payment plus the fee");
  demand(fen(as_it_is.interest) - fen(answer.total_interest) === fen(answer.interest_saved), "interest saved");
  demand(sum(answer.rows, (r) => fen(r.principal)) === fen(raw.balance) - fen(raw.pay_now), "the rest is not repaid to the fen");
  demand(sum(answer.rows, (r) => fen(r.interest)) === fen(answer.total_interest), "interest does not add up");
  demand(!answer.rows.length || answer.rows[answer.rows.length - 1].balance === 0, "the last balance is not 0.00");
  demand(answer.months === answer.rows.length && answer.months <= raw.months_left, "more months than before");
  if (raw.fee_kind === "percent") {
    const base = raw.fee_base === "balance" ? raw.balance : raw.pay_now;
    near(fen(answer.fee), fen(base) * raw.fee_percent, 0.5 + 1e-6, "a fee in percent");
  }
  for (const road of roads) demand(road.interest <= as_it_is.interest + 0.01 * raw.months_left, "paying early costs interest", road);
  const [shorten, lower] = ["shorten", "lower"].map((name) => roads.find((road) => road.road === name));
  if (shorten && lower) demand(fen(shorten.interest) <= fen(lower.interest) + raw.months_left, "lowering saves more than shortening");
  if (answer.break_even !== null) demand(answer.break_even <= raw.months_left, "break-even after the end");
  if (raw.fee_kind !== "none") {
    const free = ask({...raw, fee_kind: "none"}).answer;
    demand(free.saving >= answer.saving, "without a fee it saves less");
  }
};
