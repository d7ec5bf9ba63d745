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
