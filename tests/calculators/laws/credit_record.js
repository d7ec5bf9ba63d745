// Five years from the end of the bad record, counted from when it was cleared, never from when it began.
"use strict";
const {demand, day, iso, later} = require("./common.js");

exports.inputs = (fc, make) => fc.record({
  kind: make.one("overdue", "overdue", "overdue", "error", "public"), first: make.whole(day("2014-01-01"), day("2026-10-31")),
  lasted: make.maybe(make.whole(1, 2000)), amount: make.maybe(make.money(1, 300000)), today: make.date("2024-01-01", "2027-12-31"),
}).map((r) => ({
  kind: r.kind, first_overdue: iso(r.first), amount: r.amount, today: iso(Math.max(day(r.today), r.first + (r.lasted || 0))),
  ...(r.lasted === undefined ? {} : {cleared: iso(r.first + r.lasted)}),
}));

exports.holds = (raw, answer, ask) => {
  if (raw.kind !== "overdue") return;
  if (raw.cleared) {
    demand(answer.shown_until === later(raw.cleared, 5), "not five years from the end", {got: answer.shown_until});
    demand(answer.if_cleared_today === null, "cleared twice");
    if (answer.days_left !== null) demand(answer.days_left === Math.max(0, day(answer.shown_until) - day(raw.today)), "days left");
    const earlier = ask({...raw, first_overdue: iso(day(raw.first_overdue) - 30)}).answer;
    demand(earlier.shown_until === answer.shown_until, "the beginning moves the end");
  } else {
    demand(answer.shown_until === null, "an end for a record that goes on");
    demand(answer.if_cleared_today === later(raw.today, 5), "cleared today is five years from today");
  }
};
