// Cost is what is paid above the principal; present value at 0 % is the total; waiving and lower rates never cost more.
"use strict";
const {demand, fen, near} = require("./common.js");
const KINDS = ["nothing", "extension", "instalments", "interest_only", "waiver", "stop_compounding", "lump_sum", "defer"];

exports.inputs = (fc, make) => fc.record({
  principal: make.money(1, 300000), interest: fc.oneof(fc.constant(0), make.money(0, 9000)),
  penalties: fc.oneof(fc.constant(0), make.money(0, 5000)), annual_rate: make.rate(0.36),
  arrangements: make.rows({
    kind: make.one(...KINDS), months: make.whole(1, 60), annual_rate: make.maybe(make.rate(0.24)),
  }, 1, 6),
  available: make.maybe(make.money(0, 9000)), start: make.maybe(make.date("2026-01-01", "2026-12-31")),
  discount_rate: make.one(0, 0, 0.03), compounding: make.one("none", "none", "monthly"),
}).map((raw) => ({...raw, arrangements: raw.arrangements.map((a) => ({
  ...a, ...(a.kind === "lump_sum" ? {discount: 0.2, annual_rate: undefined} : {}),
  ...(["interest_only", "defer"].includes(a.kind) ? {pause: Math.min(3, a.months)} : {}),
  ...(a.kind === "waiver" ? {waived_interest: 0.5, waived_penalties: 1} : {}),
}))}));

exports.holds = (raw, answer, ask) => {
  answer.plans.forEach((plan, n) => {
    if (plan.total === null) return;
    near(fen(plan.cost), fen(plan.total) - fen(raw.principal), 0.001, "cost is not what is paid above the principal");
    const more = answer.more[n];
    if (raw.discount_rate === 0 && more.present_value !== null) near(fen(more.present_value), fen(plan.total), 1.5 * 60, "present value at 0 %");
    if (raw.discount_rate > 0 && more.present_value !== null) demand(more.present_value <= plan.total + 0.01, "worth more than its sum");
  });
  if (answer.best) demand(answer.plans[answer.best - 1].total !== null, "the best plan has no sum");
  if (raw.annual_rate < 0.3 && !raw.arrangements.some((a) => a.annual_rate !== undefined)) {
    const dearer = ask({...raw, annual_rate: raw.annual_rate + 0.05});
    if (dearer.answer) answer.plans.forEach((plan, n) => {
      const other = dearer.answer.plans[n];
      if (plan.total !== null && other.total !== null) demand(fen(other.total) >= fen(plan.total) - 60, "a higher rate costs less", plan);
    });
  }
};
