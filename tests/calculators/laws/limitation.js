// Three years from the start or the last restart, never beyond the long stop; a restart lies within the period it restarts.
"use strict";
const {demand, day, iso, later} = require("./common.js");
const KINDS = ["demand", "part_payment", "acknowledgement", "agreement", "lawsuit", "debit", "assignment_notice", "mediation"];

exports.inputs = (fc, make) => fc.record({
  due: make.whole(day("2017-10-01"), day("2026-06-30")), several: fc.boolean(),
  events: fc.array(fc.tuple(make.whole(-100, 3500), make.one(...KINDS)), {maxLength: 6}),
  today: make.date("2024-01-01", "2027-12-31"), gaps: fc.array(make.whole(1, 400), {minLength: 1, maxLength: 5}),
}).map((r) => ({
  repayment: r.several ? "instalments" : "once", today: r.today,
  ...(r.several ? {instalments: r.gaps.map((gap) => ({date: iso(r.due + gap)}))} : {due_date: iso(r.due)}),
  events: r.events.map(([after, kind]) => ({date: iso(r.due + after), kind})),
}));

exports.holds = (raw, answer, ask) => {
  const start = raw.due_date || raw.instalments.map((one) => one.date).sort().pop();
  demand(answer.starts_on === start, "limitation starts when the last instalment is due", {start, got: answer.starts_on});
  const stop = answer.long_stop;
  demand(stop === later(start, 20), "the long stop is twenty years", {stop});
  let end = later(start, 3), before = "";
  for (const one of answer.restarts) {
    demand(one.date >= before, "restarts out of order", one);
    before = one.date;
    if (one.effect !== "restarts") continue;
    demand(one.date <= end && one.date <= raw.today, "a restart after the end or in the future", {one, end});
    const next = later(one.date, 3) < stop ? later(one.date, 3) : stop;
    demand(one.expires_on === next, "a restart is three years again", one);
    end = next > end ? next : end;
  }
  demand(answer.expires_on === end, "the end is not that of the last restart", {end, got: answer.expires_on});
  demand(answer.expired === raw.today > end, "expired or not");
  if (answer.expired || raw.today <= start) return;
  const asked = ask({...raw, events: [...raw.events, {date: raw.today, kind: "demand"}]}).answer;
  demand(asked.expires_on >= answer.expires_on, "a demand makes the end earlier");
};
