// The defining equation: at the rate found, what was received is worth what is paid.
"use strict";
const {demand, day, sum, near, fen} = require("./common.js");
const PER_YEAR = {month: 12, two_weeks: 26, week: 52};

exports.inputs = (fc, make) => fc.oneof(
  {weight: 3, arbitrary: fc.tuple(make.money(100, 500000), make.whole(1, 60), fc.integer({min: 0, max: 9000})).chain(
    ([principal, periods, over]) => fc.record({
      principal: fc.constant(principal), periods: fc.constant(periods),
      payment: fc.constant(Math.max(0.01, Math.round(principal / periods * (1 + over / 10000) * 100) / 100)),
      upfront_fee: fc.oneof(fc.constant(0), fc.integer({min: 0, max: 20}).map((p) => Math.round(principal * p) / 100)),
      fee_kind: make.one("paid", "withheld"),
      recurring_fee: fc.oneof(fc.constant(0), make.money(0, 50)),
      period: make.one("month", "month", "two_weeks", "week", "days"),
      days: make.whole(1, 90), first_gap: make.maybe(make.whole(1, 90)),
      stated_rate: make.maybe(make.rate(0.36)),
    }))},
  {weight: 2, arbitrary: fc.record({
    kind: fc.constant("flows"), day_count: make.one("actual/365", "actual/actual", "whole_months"),
    flows: fc.tuple(make.money(100, 100000), fc.array(fc.tuple(make.whole(1, 900), make.money(1, 9000)), {minLength: 1, maxLength: 12}))
      .map(([received, paid]) => [{date: "2024-01-31", amount: received},
        ...paid.map(([after, amount]) => ({date: new Date((day("2024-01-31") + after) * 86400000).toISOString().slice(0, 10), amount: -amount}))]),
  })});

exports.holds = (raw, answer) => {
  if (answer.period_rate === null) { demand(answer.annual_simple === null, "a yearly rate without a period's rate"); return; }
  if (raw.kind === "flows") { flows(raw, answer); return; }
  const received = raw.principal - raw.upfront_fee, each = raw.payment + raw.recurring_fee, i = answer.period_rate;
  const perYear = PER_YEAR[raw.period] || 365 / raw.days;
  near(answer.annual_simple, i * perYear, 1e-12 + Math.abs(i) * 1e-9, "simple is not periods times rate");
  near(fen(answer.total_cost), fen(each) * raw.periods + fen(raw.upfront_fee) - fen(raw.principal), 0.001, "total cost");
  if (raw.stated_rate !== undefined) near(answer.difference, answer.annual_simple - raw.stated_rate, 1e-9, "difference");
  if (raw.first_gap !== undefined || raw.period === "days") return;
  let worth = 0, factor = 1;
  for (let n = 0; n < raw.periods; n += 1) { factor /= 1 + i; worth += each * factor; }
  near(worth / received, 1, 1e-9, "present value of the payments is not what was received");
  if (answer.annual_compound !== null) {
    near(Math.log1p(answer.annual_compound), PER_YEAR[raw.period] * Math.log1p(i), 1e-9 * (1 + Math.abs(perYear * i)), "compound");
  }
};

function flows(raw, answer) {
  if (raw.day_count !== "actual/365") return;
  const first = day(raw.flows[0].date);
  const growth = Math.log1p(answer.period_rate) * 365;
  const worth = sum(raw.flows, (f) => f.amount * Math.exp(-growth * (day(f.date) - first) / 365));
  const size = sum(raw.flows, (f) => Math.abs(f.amount) * Math.exp(-growth * (day(f.date) - first) / 365));
  near(worth / size, 0, 1e-9, "present value of dated payments is not 0");
}
