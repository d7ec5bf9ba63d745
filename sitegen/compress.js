// Writes NAME.br beside every file named on standard input, one name a line, several at a time.
"use strict";

const fs = require("fs");
const zlib = require("zlib");

const names = fs.readFileSync(0, "utf8").split("\n").filter(Boolean);
const { BROTLI_PARAM_MODE, BROTLI_MODE_TEXT, BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = zlib.constants;

const next = () => {
  const name = names.pop();
  if (!name) return;
  const data = fs.readFileSync(name);
  const params = { [BROTLI_PARAM_MODE]: BROTLI_MODE_TEXT, [BROTLI_PARAM_QUALITY]: 11, [BROTLI_PARAM_SIZE_HINT]: data.length };
  zlib.brotliCompress(data, { params }, (error, packed) => {
    if (error) throw error;
    fs.writeFileSync(name + ".br", packed);
    next();
  });
};

for (let n = 0; n < 4; n += 1) next();
