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
