// What the laws share: makers of inputs in outside units, and demands that say what broke.
"use strict";

function demand(condition, what, details) {
  if (!condition) throw new Error(what + (details === undefined ? "" : " " + JSON.stringify(details)));
}

/** Every number is finite and nothing is undefined: no NaN and no Infinity ever leaves a calculator. */
function plain(value, where) {
  if (typeof value === "number") demand(Number.isFinite(value), "not a finite number", where);
  else if (value === undefined) demand(false, "undefined", where);
  else if (Array.isArray(value)) for (let n = 0; n < value.length; n += 1) plain(value[n], where);
  else if (typeof value === "object" && value !== null) for (const key of Object.keys(value)) plain(value[key], key);
}

/** Yuan to fen, for sums that must be exact. */
const fen = (yuan) => Math.round(yuan * 100);
const sum = (list, of) => list.reduce((total, item) => total + of(item), 0);

/** `left` is `right` but for `most`. */
function near(left, right, most, what) {
  demand(Math.abs(left - right) <= most, what, {left, right, most});
}

/** The day number of an ISO date, for counting days. */
const day = (iso) => Date.parse(iso + "T00:00:00Z") / 86400000;
const iso = (number) => new Date(number * 86400000).toISOString().slice(0, 10);

/** The same day some years later, the last day of February for a leap day. */
function later(date, years) {
  const [y, m, d] = date.split("-").map(Number), leap = (n) => n % 4 === 0 && (n % 100 !== 0 || n % 400 === 0);
  return [y + years, m, m === 2 && d === 29 && !leap(y + years) ? 28 : d].map((n, at) => String(n).padStart(at ? 2 : 4, "0")).join("-");
}

/** Names of inputs to makers; small, usual values and ends come up often. */
function makers(fc) {
  const money = (least, most) => fc.oneof(
    {weight: 3, arbitrary: fc.integer({min: Math.ceil(least), max: Math.floor(most)})},
    {weight: 2, arbitrary: fc.integer({min: Math.round(least * 100), max: Math.round(most * 100)}).map((n) => n / 100)},
    {weight: 1, arbitrary: fc.constantFrom(least, Math.min(most, 1000), Math.min(most, 10000))});
  const rate = (most) => fc.oneof(
    {weight: 2, arbitrary: fc.constantFrom(0, 0.03, 0.06, 0.12, 0.154, 0.18, 0.1825, 0.24, 0.36).map((r) => Math.min(r, most))},
    {weight: 3, arbitrary: fc.integer({min: 0, max: Math.round(most * 100000)}).map((n) => n / 100000)});
  const whole = (min, max) => fc.integer({min, max});
  const date = (from, to) => fc.integer({min: day(from), max: day(to)}).map(iso);
  const maybe = (arbitrary) => fc.option(arbitrary, {nil: undefined});
  const rows = (columns, minLength, maxLength) => fc.array(fc.record(columns), {minLength, maxLength});
  return {money, rate, whole, date, maybe, rows, one: (...values) => fc.constantFrom(...values)};
}

module.exports = {demand, plain, fen, sum, near, day, iso, later, makers};
