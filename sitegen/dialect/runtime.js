//# Err
// What Python code can raise and catch. Anything else that is thrown passes every handler by.
class $Err extends Error {
 constructor(name, text, exact) { super(text); this.name = name; this.exact = exact; }
}
//# limit
// Where JavaScript would go on with another value than Python: stop, beyond the reach of any except.
function $limit(text) { const e = new Error(text); e.name = "DialectLimit"; return e; }
//# error
function $error(name, text, inexact) { return new $Err(name, text, !inexact); }
//# fail
function $fail(name, text) { return new $Err(name, text, false); }
//# caught
function $caught(e, ...names) { return e instanceof $Err && (names.length === 0 || names.includes(e.name)); }
//# said
function $said(e) { if (!e.exact) throw $limit("the text of a " + e.name + " of the runtime"); return e.message; }
//# bound
function $bound(x, name) { if (x === undefined) throw $fail("UnboundLocalError", name); return x; }
//# some
function $some(x, name = "TypeError") { if (x === null) throw $fail(name, "None"); return x; }
//# is
function $is(x, type, none) {
 if (typeof x === type || (none && x === null)) return x;
 throw $limit("a " + type + " is wanted");
}
//# int
function $int(x) { if (x > 9007199254740991 || x < -9007199254740991) throw $limit("a whole number beyond 2**53"); return x + 0; }
//# real
// A result of two numbers either of which may be an int in Python.
function $real(r, a, b) {
 if ((r > 9007199254740991 || r < -9007199254740991) && Number.isInteger(a) && Number.isInteger(b)) throw $limit("a whole number beyond 2**53");
 return r;
}
//# add
function $add(a, b) { return $real(a + b, a, b); }
//# sub
function $sub(a, b) { return $real(a - b, a, b); }
//# mul
function $mul(a, b) { return $real(a * b, a, b); }
//# nonzero
function $nonzero(b) { if (b === 0) throw $fail("ZeroDivisionError", "division by zero"); return b; }
//# div
function $div(a, b) { if (b === 0) throw $fail("ZeroDivisionError", "division by zero"); return a / b; }
//# ifloordiv
function $ifloordiv(a, b) { const r = a % $nonzero(b), q = (a - r) / b; return r !== 0 && (r < 0) !== (b < 0) ? q - 1 : q + 0; }
//# imod
function $imod(a, b) { const r = a % $nonzero(b); return (r !== 0 && (r < 0) !== (b < 0) ? r + b : r) + 0; }
//# divmod
function $divmod(a, b) { return $tuple([$ifloordiv(a, b), $imod(a, b)]); }
//# mod
function $mod(a, b) {
 const r = a % $nonzero(b);
 if (r !== 0) return (r < 0) !== (b < 0) ? r + b : r;
 return b < 0 ? -0 : 0;
}
//# floordiv
// CPython's float_floor_div: from the exact remainder, so that 1.0 // 0.1 is 9.0.
function $floordiv(a, b) {
 const r = a % $nonzero(b);
 let q = (a - r) / b;
 if (r !== 0 && (b < 0) !== (r < 0)) q -= 1;
 if (q === 0) return a / b < 0 || Object.is(a / b, -0) ? -0 : 0;
 const whole = Math.floor(q);
 return q - whole > 0.5 ? whole + 1 : whole;
}
//# trunc
function $trunc(x) {
 if (x !== x) throw $fail("ValueError", "NaN to integer");
 if (Math.abs(x) === Infinity) throw $fail("OverflowError", "infinity to integer");
 return $int(Math.trunc(x));
}
//# plain
// Text that Python's int() and float() read by rules of their own (other scripts' digits, underscores): not ours to guess.
function $plain(s) {
 if (/[^\x00-\x7f]|_/.test(s)) throw $limit("a number in other than plain digits");
 return s.replace(/^[\t-\r\x1c-\x20]+|[\t-\r\x1c-\x20]+$/g, "");
}
//# toint
function $toint(x) {
 if (typeof x === "number") return $trunc(x);
 if (typeof x === "boolean") return x ? 1 : 0;
 if (typeof x !== "string") throw $fail("TypeError", "int() of this");
 const s = $plain(x);
 if (!/^[+-]?[0-9]+$/.test(s)) throw $fail("ValueError", "not a whole number: " + x);
 return $int(Number(s));
}
//# tofloat
function $tofloat(x) {
 if (typeof x === "number") return x;
 if (typeof x === "boolean") return x ? 1 : 0;
 if (typeof x !== "string") throw $fail("TypeError", "float() of this");
 const s = $plain(x), word = /^([+-]?)(inf|infinity|nan)$/i.exec(s);
 if (word) return word[2][0] === "n" || word[2][0] === "N" ? NaN : word[1] === "-" ? -Infinity : Infinity;
 if (!/^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)(e[+-]?[0-9]+)?$/i.test(s)) throw $fail("ValueError", "not a number: " + x);
 return Number(s);
}
//# sqrt
function $sqrt(x) { if (x < 0) throw $fail("ValueError", "root of a negative number"); return Math.sqrt(x); }
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
 if (key === "__proto__" || /^(0|[1-9][0-9]*)$/.test(key)) throw $limit("the dict key " + key + ", which JavaScript would move");
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
//# wide
function $wide(s) { return /[\ud800-\udfff]/.test(s); }
//# len
function $len(x) {
 if (typeof x === "string") return $wide(x) ? Array.from(x).length : x.length;
 if (Array.isArray(x)) return x.length;
 if (typeof x === "object" && x !== null) return Object.keys(x).length;
 throw $fail("TypeError", "len() of this");
}
//# char
function $char(s, i) { return $at($wide(s) ? Array.from(s) : s, i); }
//# part
function $part(s, from, to) { return $wide(s) ? Array.from(s).slice(from, to).join("") : s.slice(from, to); }
//# repeat
function $repeat(s, n) { return n > 0 ? s.repeat(n) : ""; }
//# find
function $find(s, part) { const i = s.indexOf(part); return i < 0 ? i : $len(s.slice(0, i)); }
//# count
function $count(s, part) { return part === "" ? $len(s) + 1 : s.split(part).length - 1; }
//# replace
function $replace(s, part, by) { if (part === "") throw $limit("replacing the empty text"); return s.split(part).join(by); }
//# split
function $split(s, by) {
 if (by === undefined) return s.split(/[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/).filter((x) => x !== "");
 if (by === "") throw $fail("ValueError", "empty separator");
 return s.split(by);
}
//# trim
function $trim(s, chars, left, right) {
 const white = "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000";
 const set = Array.from(chars === undefined ? white : chars), all = Array.from(s);
 let from = 0, to = all.length;
 while (left && from < to && set.includes(all[from])) from++;
 while (right && to > from && set.includes(all[to - 1])) to--;
 return all.slice(from, to).join("");
}
//# strip
function $strip(s, chars) { return $trim(s, chars, true, true); }
//# lstrip
function $lstrip(s, chars) { return $trim(s, chars, true, false); }
//# rstrip
function $rstrip(s, chars) { return $trim(s, chars, false, true); }
//# cased
function $cased(s) { if (/[^\x00-\x7f\u3000-\u303f\u4e00-\u9fff]/.test(s)) throw $limit("upper or lower case beyond plain letters"); return s; }
//# lower
function $lower(s) { return $cased(s).toLowerCase(); }
//# upper
function $upper(s) { return $cased(s).toUpperCase(); }
//# isdigit
function $isdigit(s) {
 if (/^[0-9]+$/.test(s)) return true;
 if (s === "" || /[\x00-\x2f\x3a-\x7f\u3001-\u303f\u4e00-\u9fff]/.test(s)) return false;
 throw $limit("digits of other scripts");
}
//# pad
function $pad(s, width, align, fill) {
 const n = Math.max(0, width - $len(s)), left = align === ">" ? n : align === "^" ? Math.floor(n / 2) : 0;
 return fill.repeat(left) + s + fill.repeat(n - left);
}
//# rjust
function $rjust(s, width, fill = " ") { return $pad(s, width, ">", $filler(fill)); }
//# ljust
function $ljust(s, width, fill = " ") { return $pad(s, width, "<", $filler(fill)); }
//# filler
function $filler(fill) { if ($len(fill) !== 1) throw $fail("TypeError", "one character is wanted"); return fill; }
//# zfill
function $zfill(s, width) {
 const sign = s[0] === "-" || s[0] === "+" ? s[0] : "";
 return sign + $pad(s.slice(sign.length), width - sign.length, ">", "0");
}
//# plus
function $plus(s) { return s[0] === "-" ? s : "+" + s; }
//# comma
function $comma(s) { return s.replace(/^(-?)(\d+)/, (_, sign, digits) => sign + digits.replace(/\B(?=(\d{3})+$)/g, ",")); }
//# fixed
// Python rounds the exact value half to even, toFixed half away from zero: they part only on exact ties.
function $fixed(x, n) {
 if (!(Math.abs(x) < 1e21)) throw $limit("showing this number");
 if (Object.is(x, -0)) throw $limit("showing minus zero (add 0.0 to it)");
 const near = x.toFixed(n);
 if (Number.isInteger(x) || !Number.isInteger(x * Math.pow(2, n + 1))) return near;
 const exact = x.toFixed(n + 1), cut = exact.slice(0, -1).replace(/\.$/, "");
 return exact.slice(-1) === "5" && "02468".includes(cut.slice(-1)) ? cut : near;
}
//# ord
function $ord(s) { if ($len(s) !== 1) throw $fail("TypeError", "one character is wanted"); return s.codePointAt(0); }
//# chr
function $chr(n) {
 if (n < 0 || n > 0x10ffff) throw $fail("ValueError", "no such character");
 if (n >= 0xd800 && n < 0xe000) throw $limit("half a character");
 return String.fromCodePoint(n);
}
//# isinstance
function $isinstance(x, type) {
 if (type === "list") return Array.isArray(x) && !Object.isFrozen(x);
 if (type === "dict") return typeof x === "object" && x !== null && !Array.isArray(x);
 return typeof x === (type === "str" ? "string" : "boolean");
}
//# take
// What comes in from outside: every value of its declared kind, and nothing JavaScript holds differently from Python.
function $take(x, kind, where) {
 const wrong = (what) => $fail("TypeError", where + ": " + what + " is wanted");
 if (kind === "any") {
  if (typeof x === "number") return $take(x, "float", where);
  if (typeof x === "string") return $take(x, "str", where);
  if (Array.isArray(x)) x.forEach((item, i) => $take(item, kind, where + "[" + i + "]"));
  else if (typeof x === "object" && x !== null) $take(x, {dict: kind}, where);
  else if (x !== null && typeof x !== "boolean") throw wrong("a JSON value");
 } else if (kind === "int") {
  if (!Number.isSafeInteger(x)) throw wrong("int");
 } else if (kind === "float") {
  if (typeof x !== "number" || !Number.isFinite(x)) throw wrong("float");
  if (Number.isInteger(x) && !Number.isSafeInteger(x)) throw $limit(where + ": a whole number beyond 2**53");
 } else if (kind === "str") {
  if (typeof x !== "string" || /[\ud800-\udbff](?![\udc00-\udfff])|(^|[^\ud800-\udbff])[\udc00-\udfff]/.test(x)) throw wrong("str");
 } else if (kind === "bool") {
  if (typeof x !== "boolean") throw wrong("bool");
 } else if (kind === "None") {
  if (x !== null) throw wrong("None");
 } else if (kind.maybe) {
  if (x !== null) $take(x, kind.maybe, where);
 } else if (kind.list) {
  if (!Array.isArray(x)) throw wrong("list");
  x.forEach((item, i) => $take(item, kind.list, where + "[" + i + "]"));
 } else if (kind.tuple) {
  if (!Array.isArray(x) || x.length !== kind.tuple.length) throw wrong("list of " + kind.tuple.length);
  kind.tuple.forEach((part, i) => $take(x[i], part, where + "[" + i + "]"));
 } else {
  if (typeof x !== "object" || x === null || Array.isArray(x)) throw wrong("dict");
  for (const key of Object.keys(x)) {
   $badkey(key);
   if (kind.dict) $take(x[key], kind.dict, where + "." + key);
  }
  if (kind.dict) return x;
  for (const key of Object.keys(x)) if (!$has(kind.fields, key)) throw $fail("TypeError", where + ": no field " + key);
  for (const key of Object.keys(kind.fields)) {
   if ($has(x, key)) $take(x[key], kind.fields[key], where + "." + key);
   else if (!kind.may.includes(key)) throw $fail("KeyError", where + "." + key);
  }
 }
 return x;
}
