// The other end of properties.py: one calculator, many generated cases, in the engine that ships.
// node run.js BUNDLE FAST_CHECK NAME CASES SEED: prints one JSON line {name, cases, answered, failure}.
"use strict";
globalThis.window = globalThis;
const fs = require("fs"), path = require("path");
const [bundle, library, name, cases, seed] = process.argv.slice(2);
const fc = require(library);
(0, eval)(fs.readFileSync(bundle, "utf-8"));

const {declaration, rules} = window.ydt.data[name];
const panel = window.ydt.panel, calculator = window.ydt[name];
const law = require(path.join(__dirname, name + ".js"));
const common = require("./common.js");

// A declaration never changes: accepted whole once, then by the parts a case reads, as every call checks what it is given.
panel.accept(declaration, {}, false);
const parts = (inputs, outputs) => ({
  ...declaration, inputs, outputs, details: [], facts: [],
  columns: Object.fromEntries([...inputs, ...outputs].filter((f) => f.kind === "rows").map((f) => [f.name, declaration.columns[f.name]])),
});
const reading = parts(declaration.inputs, []), showing = parts([], declaration.outputs);

/** Without what is undefined and what the other answers do not ask for: the JSON interface refuses to be given it. */
function asked_only(fields, given) {
  const kept = {};
  for (const field of fields) {
    let value = given[field.name];
    const other = field.asked && fields.find((one) => one.name === field.asked.name);
    const answer = other && String(kept[other.name] === undefined ? other.default : kept[other.name]);
    if (value === undefined || (other && !field.asked.answers.includes(answer))) continue;
    if (field.kind === "rows") value = value.map((row) => asked_only(declaration.columns[field.name], row));
    kept[field.name] = value;
  }
  return kept;
}

/** What the calculator answers to inputs in outside units (yuan, fractions, ISO dates); `answer` is null where it refuses. */
function ask(raw) {
  const accepted = panel.accept(reading, asked_only(declaration.inputs, raw), false);
  if (accepted.problems.length) return {answer: null, result: null, problems: accepted.problems};
  const before = JSON.stringify(accepted.values);
  const result = calculator.compute(accepted.values, rules);
  common.demand(JSON.stringify(accepted.values) === before, "compute changes its inputs");
  common.plain(result, name);
  if (result.problems.length) return {answer: null, result, problems: result.problems};
  common.demand(declaration.outputs.every((o) => o.name in result), "an output is missing");
  return {answer: panel.outside(showing, result), result, problems: []};
}

// A law that compares with a second answer asks for it last; that is done in every fifth case, and in all while shrinking.
const COMPARED = 5, ENOUGH = {};
let asked = 0, answered = 0, broken = false;
const again = (raw) => {
  if (!broken && asked % COMPARED) throw ENOUGH;
  return ask(raw);
};
const holds = (raw) => {
  asked += 1;
  const got = ask(raw);
  if (got.answer === null) { common.demand(got.problems.every((p) => p.code), "a refusal without a reason"); return; }
  answered += 1;
  try {
    law.holds(raw, got.answer, again);
  } catch (error) {
    if (error === ENOUGH) return;
    broken = true;
    throw error;
  }
};
const found = fc.check(fc.property(law.inputs(fc, common.makers(fc)), holds), {numRuns: Number(cases), seed: Number(seed)});
const failure = found.failed
  ? {inputs: found.counterexample[0], error: String(found.errorInstance && found.errorInstance.message || found.error)}
  : null;
process.stdout.write(JSON.stringify({name, cases: found.numRuns, asked, answered, failure}) + "\n");
