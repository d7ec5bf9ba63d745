// What the parts of a calculator's page share: its data, its words, and how elements are made (never from HTML text).
(function () {
  "use strict";

  const calc = document.getElementById("calc");
  if (!calc || !window.ydt || !window.ydt.panel || !window.ydt[calc.dataset.calculator]) return;

  const data = name => JSON.parse(document.getElementById("calc-" + name).textContent);

  // text("row_remove", {n: 3})
  const text = (key, values) => {
    const name = "text" + key.replace(/(?:^|[_.])([a-z])/g, (all, letter) => letter.toUpperCase());
    let words = calc.dataset[name] || "";
    Object.keys(values || {}).forEach(value => { words = words.split("{" + value + "}").join(values[value]); });
    return words;
  };

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

  // The day on this phone's own clock, as a date field writes it. Calculators have no clock: fields marked so are filled here.
  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(part => (part < 10 ? "0" : "") + part).join("-");
  const declaration = data("declaration");
  const example = data("example");
  declaration.inputs.forEach(field => { if (field.today) example[field.name] = today; });

  window.ydtPage = {
    calc,
    form: document.getElementById("calc-form"),
    results: document.getElementById("calc-results"),
    panel: window.ydt.panel,
    calculator: window.ydt[calc.dataset.calculator],
    declaration,
    words: data("words"),
    rules: data("rules"),
    example,
    examples: data("examples"),
    today,
    wechat: document.documentElement.classList.contains("wechat"),
    shown: null,
    text,
    make,
    empty,
    each,
  };
})();
