// How scripts make elements: never from HTML text.
(function () {
  "use strict";

  // make("li", {class: "row"}, ["text", element, …]); null children are left out.
  const make = (tag, attributes, children) => {
    const made = document.createElement(tag);
    Object.keys(attributes || {}).forEach(name => {
      if (attributes[name] !== null && attributes[name] !== false) made.setAttribute(name, attributes[name]);
    });
    (children || []).forEach(child => {
      if (child !== null) made.appendChild(typeof child === "string" ? document.createTextNode(child) : child);
    });
    return made;
  };

  const empty = element => { while (element.firstChild) element.removeChild(element.firstChild); };

  const each = (selector, within, work) => Array.prototype.forEach.call(within.querySelectorAll(selector), work);

  // textOf(element)("row_remove", {n: 3}) fills in the words of data-text-row-remove.
  const textOf = element => (key, values) => {
    const name = "text" + key.replace(/(?:^|[_.])([a-z])/g, (all, letter) => letter.toUpperCase());
    let words = element.dataset[name] || "";
    Object.keys(values || {}).forEach(value => { words = words.split("{" + value + "}").join(values[value]); });
    return words;
  };

  window.ydtElements = { make, empty, each, textOf };
})();
