// The other end of run.py: one line in, one line out for every call.
"use strict";
globalThis.window = globalThis;

function check(value) {
  if (typeof value === "number" && !Number.isFinite(value)) throw new RangeError("a number without a JSON form");
  if (value === undefined) throw new TypeError("undefined");
  if (typeof value === "object" && value !== null) for (const key of Object.keys(value)) check(value[key]);
}

function answer(run) {
  try {
    const value = run();
    check(value);
    return JSON.stringify(value);
  } catch (error) {
    return JSON.stringify({error: error.name, message: error.message});
  }
}

function serve(line) {
  const [global, module, name, calls] = JSON.parse(line);
  if (module === null) return [answer(() => { (0, eval)(name); return null; })];
  return calls.map((given) => answer(() => window[global][module][name](...given)));
}

require("readline").createInterface({input: process.stdin, crlfDelay: Infinity})
  .on("line", (line) => process.stdout.write(serve(line).join("\n") + "\n"));
