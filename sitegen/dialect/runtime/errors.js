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
