// Every item is strong or missing, never both; a better answer never adds to what is missing; no number is ever given.
"use strict";
const {demand} = require("./common.js");
const ASKED = ["small_payments", "figures", "income_papers", "cause_dates", "proof", "amount_date", "reachable", "written", "log", "applications"];

exports.inputs = (fc, make) => fc.record({
  status: make.maybe(make.one("on_time", "late", "long_late")), last_agreement: make.maybe(make.one("none", "kept", "broken")),
  report: make.maybe(make.one("clean", "errors", "no")), offer: make.maybe(make.money(1, 5000)), safe_offer: make.maybe(make.money(0, 5000)),
  ...Object.fromEntries(ASKED.map((name) => [name, make.maybe(make.one("yes", "partly", "no"))])),
});

exports.holds = (raw, answer, ask) => {
  demand(!/[:,[]-?\d/.test(JSON.stringify(answer)), "a number in the answer", answer);
  const missing = answer.missing.map((one) => one.item), strong = answer.strong.map((one) => one.item);
  demand(new Set([...missing, ...strong]).size === missing.length + strong.length, "an item stands twice", {missing, strong});
  demand(answer.missing.every((one) => one.mend && one.when), "something missing without a way to mend it");
  for (const name of ASKED) {
    if (raw[name] !== "no") continue;
    const better = ask({...raw, [name]: "yes"}).answer;
    demand(better === null || better.missing.length <= answer.missing.length, "a better answer, more missing", {name});
  }
};
