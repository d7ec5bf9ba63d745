//# truth
function $truth(x) {
 if (x === null || x === false || x === 0 || x === "") return false;
 if (Array.isArray(x)) return x.length > 0;
 return typeof x !== "object" || Object.keys(x).length > 0;
}
//# tuple
// A tuple is a frozen array: that is how == and isinstance tell it from a list.
function $tuple(a) { return Object.freeze(a); }
//# eq
function $eq(a, b) {
 if (a === b) return true;
 const x = typeof a, y = typeof b;
 if (x !== "object" || y !== "object" || a === null || b === null) {
  if (x === "boolean" && y === "number" || x === "number" && y === "boolean") return Number(a) === Number(b);
  if (a !== a && b !== b) throw $limit("comparing NaN with NaN");
  return false;
 }
 if (Array.isArray(a) || Array.isArray(b)) {
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length || Object.isFrozen(a) !== Object.isFrozen(b)) return false;
  for (let i = 0; i < a.length; i++) if (!$eq(a[i], b[i])) return false;
  return true;
 }
 const keys = Object.keys(a);
 if (keys.length !== Object.keys(b).length) return false;
 for (const key of keys) if (!$has(b, key) || !$eq(a[key], b[key])) return false;
 return true;
}
//# strcmp
// JavaScript orders text by code unit, Python by code point: they part where a surrogate meets a character above it.
function $strcmp(a, b) {
 const n = Math.min(a.length, b.length);
 for (let i = 0; i < n; i++) {
  const x = a.charCodeAt(i), y = b.charCodeAt(i);
  if (x !== y) return (x >= 0xe000 ? x - 0x800 : x >= 0xd800 ? x + 0x2000 : x) - (y >= 0xe000 ? y - 0x800 : y >= 0xd800 ? y + 0x2000 : y);
 }
 return a.length - b.length;
}
//# cmp
function $cmp(a, b) {
 if (typeof a === "number" && typeof b === "number") {
  if (a !== a || b !== b) throw $limit("ordering NaN");
  return a < b ? -1 : a > b ? 1 : 0;
 }
 if (typeof a === "string" && typeof b === "string") return $strcmp(a, b);
 if (!Array.isArray(a) || !Array.isArray(b) || Object.isFrozen(a) !== Object.isFrozen(b)) throw $fail("TypeError", "no order between these");
 const n = Math.min(a.length, b.length);
 for (let i = 0; i < n; i++) {
  const order = $cmp(a[i], b[i]);
  if (order !== 0) return order;
 }
 return a.length - b.length;
}
//# among
function $among(list, x) { for (const item of list) if ($eq(item, x)) return true; return false; }
//# has
function $has(d, key) { return Object.prototype.hasOwnProperty.call(d, key); }
//# badkey
function $badkey(key) {
 if (key === "__proto__" || (key < ":" && /^(0|[1-9][0-9]*)$/.test(key))) throw $limit("the dict key " + key + ", which JavaScript would move");
 return key;
}
//# key
function $key(d, key) { if (!$has(d, key)) throw $fail("KeyError", key); return d[key]; }
//# get
function $get(d, key, other = null) { return $has(d, key) ? d[key] : other; }
//# set
function $set(d, key, value) { d[$badkey(key)] = value; }
//# dict
function $dict(...parts) { const d = {}; for (let i = 0; i < parts.length; i += 2) $set(d, parts[i], parts[i + 1]); return d; }
//# dictpop
function $dictpop(d, key, ...other) {
 if (!$has(d, key)) { if (other.length > 0) return other[0]; throw $fail("KeyError", key); }
 const value = d[key];
 delete d[key];
 return value;
}
//# setdefault
function $setdefault(d, key, value) { if (!$has(d, key)) $set(d, key, value); return d[key]; }
//# clear
function $clear(d) { for (const key of Object.keys(d)) delete d[key]; }
//# steady
// The keys of a dict that its loop may change: Python stops at the next turn, and so does this.
function* $steady(d) {
 const keys = Object.keys(d);
 for (let i = 0; i <= keys.length; i++) {
  const now = Object.keys(d);
  if (now.length !== keys.length) throw $fail("RuntimeError", "dict changed size during iteration");
  if (keys.some((key, place) => key !== now[place])) throw $limit("a dict changed during iteration");
  if (i < keys.length) yield keys[i];
 }
}
//# at
function $at(a, i) {
 if (i < 0) i += a.length;
 if (i < 0 || i >= a.length) throw $fail("IndexError", "index out of range");
 return a[i];
}
//# put
function $put(a, i, value) {
 if (i < 0) i += a.length;
 if (i < 0 || i >= a.length) throw $fail("IndexError", "assignment index out of range");
 a[i] = value;
}
//# pop
function $pop(a, i = -1) {
 if (i < 0) i += a.length;
 if (i < 0 || i >= a.length) throw $fail("IndexError", "pop index out of range");
 return a.splice(i, 1)[0];
}
//# pick
function $pick(x, key) {
 if (typeof key === "number") {
  if (Array.isArray(x)) return $at(x, key);
  if (typeof x === "string") return $char(x, key);
 } else if (typeof x === "object" && x !== null && !Array.isArray(x)) return $key(x, key);
 throw $fail("TypeError", "indexing this");
}
//# iter
function $iter(x) {
 if (Array.isArray(x)) return x;
 if (typeof x === "string") return Array.from(x);
 if (typeof x === "object" && x !== null) return Object.keys(x);
 throw $fail("TypeError", "iterating this");
}
//# unpack
function $unpack(a, n) { if (a.length !== n) throw $fail("ValueError", "unpacking " + a.length + " into " + n); return a.slice(); }
//# extend
function $extend(a, more) { for (const item of more === a ? a.slice() : more) a.push(item); }
//# times
function $times(a, n) { let out = []; for (let i = 0; i < n; i++) out = out.concat(a); return out; }
//# listindex
function $listindex(a, x) {
 for (let i = 0; i < a.length; i++) if ($eq(a[i], x)) return i;
 throw $fail("ValueError", "not in list");
}
//# listcount
function $listcount(a, x) { let n = 0; for (const item of a) if ($eq(item, x)) n++; return n; }
//# listremove
function $listremove(a, x) { a.splice($listindex(a, x), 1); }
//# sorted
// Stable on every engine: equal keys keep their places, also in reverse.
function $sorted(a, key = null, reverse = false) {
 const rows = a.map((item, place) => ({item, place, key: key ? key(item) : item}));
 if (rows.length === 1 && Number.isNaN(rows[0].key)) return a.slice();
 rows.sort((x, y) => (reverse ? $cmp(y.key, x.key) : $cmp(x.key, y.key)) || x.place - y.place);
 return rows.map((row) => row.item);
}
//# sort
function $sort(a, key = null, reverse = false) { $sorted(a, key, reverse).forEach((item, place) => { a[place] = item; }); }
//# extreme
function $extreme(a, key, sign, other) {
 if (a.length === 0) { if (other.length > 0) return other[0]; throw $fail("ValueError", "of nothing"); }
 let best = a[0], most = key ? key(best) : best;
 for (let i = 1; i < a.length; i++) {
  const value = key ? key(a[i]) : a[i];
  if ($cmp(value, most) * sign > 0) { best = a[i]; most = value; }
 }
 return best;
}
//# max
function $max(a, key = null, ...other) { return $extreme(a, key, 1, other); }
//# min
function $min(a, key = null, ...other) { return $extreme(a, key, -1, other); }
//# max2
function $max2(a, b) { return b > a ? b : a; }
//# min2
function $min2(a, b) { return b < a ? b : a; }
//# sum
function $sum(a, start = 0) { for (const x of a) start = $int(start + x); return start; }
//# range
function $range(start, stop, step) {
 if (step === 0) throw $fail("ValueError", "range() step is zero");
 const out = [];
 for (let i = start; step > 0 ? i < stop : i > stop; i += step) out.push(i);
 return out;
}
