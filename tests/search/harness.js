// Runs the scoring that ships over index files: stdin {script, files, queries, bodies}, stdout [[url, …], …].
"use strict";
const vm = require("vm");
const input = JSON.parse(require("fs").readFileSync(0, "utf8"));
const engine = require(input.script);

let index = null;
const started = process.hrtime.bigint();
const add = (name, data) => {
  if (name === "meta") index = engine.open(data);
  else if (name === "text") engine.describe(index, data);
  else index.shards.push(data);
};
const bodies = Object.keys(input.files).filter(name => name.startsWith("body-"));
["meta.js", "text.js"].concat(input.bodies ? bodies : []).forEach(name => vm.runInNewContext(input.files[name], { ydtSearch: { add } }));
const opened = process.hrtime.bigint();
const found = input.queries.map(query => engine.rank(index, query).map(page => page.url));
const ranked = process.hrtime.bigint();
const again = process.hrtime.bigint();
input.queries.forEach(query => engine.rank(index, query));
const warm = Number(process.hrtime.bigint() - again) / 1e6 / Math.max(1, input.queries.length);
process.stdout.write(JSON.stringify({
  found,
  stems: (input.words || []).map(word => engine.stem(word, index.irregular)),
  folds: (input.texts || []).map(engine.fold),
  opening: Number(opened - started) / 1e6,
  each: Number(ranked - opened) / 1e6 / Math.max(1, input.queries.length),
  warm,
}));
