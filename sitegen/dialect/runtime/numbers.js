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
