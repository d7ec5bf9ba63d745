//# isinstance
function $isinstance(x, type) {
 if (type === "list") return Array.isArray(x) && !Object.isFrozen(x);
 if (type === "dict") return typeof x === "object" && x !== null && !Array.isArray(x);
 return typeof x === (type === "str" ? "string" : "boolean");
}
//# take
// What comes in from outside: every value of its declared kind, and nothing JavaScript holds differently from Python.
function $take(x, kind, where) {
 if (kind === "any") return $takeany(x, where);
 if (typeof kind === "string") return $plainly(x, kind, where);
 if (kind.maybe) {
  if (x !== null) $take(x, kind.maybe, where);
 } else if (kind.list) {
  if (!Array.isArray(x)) throw $unlike(where, "list");
  for (let i = 0; i < x.length; i++) $take(x[i], kind.list, where + "[" + i + "]");
 } else if (kind.tuple) {
  if (!Array.isArray(x) || x.length !== kind.tuple.length) throw $unlike(where, "list of " + kind.tuple.length);
  for (let i = 0; i < x.length; i++) $take(x[i], kind.tuple[i], where + "[" + i + "]");
 } else {
  if (typeof x !== "object" || x === null || Array.isArray(x)) throw $unlike(where, "dict");
  if (kind.dict) {
   for (const key of Object.keys(x)) $take(x[$badkey(key)], kind.dict, where + "." + key);
   return x;
  }
  for (const key of Object.keys(x)) if (!$has(kind.fields, key)) throw $fail("TypeError", where + ": no field " + $badkey(key));
  for (const key in kind.fields) {
   if ($has(x, key)) $take(x[key], kind.fields[key], where + "." + key);
   else if (!kind.may.includes(key)) throw $fail("KeyError", where + "." + key);
  }
 }
 return x;
}
//# takeany
function $takeany(x, where) {
 if (typeof x === "number") return $plainly(x, "float", where);
 if (typeof x === "string") return $plainly(x, "str", where);
 if (Array.isArray(x)) for (let i = 0; i < x.length; i++) $takeany(x[i], where + "[" + i + "]");
 else if (typeof x === "object" && x !== null) for (const key of Object.keys(x)) $takeany(x[$badkey(key)], where + "." + key);
 else if (x !== null && typeof x !== "boolean") throw $unlike(where, "a JSON value");
 return x;
}
//# plainly
function $plainly(x, kind, where) {
 if (kind === "int") {
  if (!Number.isSafeInteger(x)) throw $unlike(where, "int");
 } else if (kind === "float") {
  if (typeof x !== "number" || !Number.isFinite(x)) throw $unlike(where, "float");
  if (Number.isInteger(x) && !Number.isSafeInteger(x)) throw $limit(where + ": a whole number beyond 2**53");
 } else if (kind === "str") {
  if (typeof x !== "string" || $wide(x) && /[\ud800-\udbff](?![\udc00-\udfff])|(^|[^\ud800-\udbff])[\udc00-\udfff]/.test(x)) throw $unlike(where, "str");
 } else if (kind === "bool") {
  if (typeof x !== "boolean") throw $unlike(where, "bool");
 } else if (x !== null) throw $unlike(where, "None");
 return x;
}
//# unlike
function $unlike(where, what) { return $fail("TypeError", where + ": " + what + " is wanted"); }
