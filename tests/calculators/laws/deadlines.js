// Earliest, chosen and latest stand in order; a later event gives no earlier date; calendar days are counted on the calendar.
"use strict";
const {demand, day, iso} = require("./common.js");
const EVENTS = [
  "payment_order_served", "summons_served", "judgment_served", "enforcement_notice", "small_claims_filed", "refusal_received",
  "complaint_filed", "credit_objection_filed", "credit_complaint_accepted", "fraud_discovered", "duress_ended", "defaulter_listed",
  "stated_period",
];

exports.inputs = (fc, make) => fc.record({
  event: make.one(...EVENTS), date: make.date("2026-01-01", "2026-11-30"), small_claims: fc.boolean(),
  hearing_date: make.maybe(make.date("2026-12-01", "2026-12-20")), days: make.whole(1, 90), day_kind: make.one("calendar", "working"),
  first_day: make.one("counted", "not_counted"), last_day_off: make.one("earlier", "stay", "later"), today: make.date("2026-01-01", "2026-12-20"),
}).map((raw) => (raw.event === "stated_period" && raw.day_kind === "working" ? {...raw, days: Math.min(raw.days, 15)} : raw));

exports.holds = (raw, answer, ask) => {
  for (const one of answer.dates) {
    if (one.by === null) continue;
    demand(one.earliest <= one.by && one.by <= one.latest, "earliest, chosen and latest out of order", one);
    if (one.length !== null && one.unit === "day") {
      // the longest public holiday moves an end by less than a fortnight, either way
      const taken = day(one.by) - day(raw.date);
      demand(taken >= one.length - 14 && taken <= one.length + 14, "a calendar period of another length", {one, taken});
      demand(day(one.latest) - day(one.earliest) <= 28, "two readings too far apart", one);
    }
  }
  if (answer.by !== null && answer.days_left !== null) demand(answer.days_left === day(answer.by) - day(raw.today), "days left");
  const next = ask({...raw, date: iso(day(raw.date) + 1)}).answer;
  if (next) answer.dates.forEach((one, n) => {
    const other = next.dates[n];
    if (other && other.what === one.what && one.by !== null && other.by !== null) demand(other.by >= one.by, "a later event, an earlier end", {one, other});
  });
};
