// What the parts of a calculator's page share: its data and its words.
(function () {
  "use strict";

  const calc = document.getElementById("calc");
  if (!calc || !window.ydt || !window.ydt.panel || !window.ydt[calc.dataset.calculator]) return;

  const data = name => JSON.parse(document.getElementById("calc-" + name).textContent);

  const { make, empty, each, textOf } = window.ydtElements;

  // The day on this phone's own clock, as a date field writes it. Calculators have no clock: fields marked so are filled here.
  // The example's own days that lie near today move along with it.
  const before = days => {
    const day = new Date();
    day.setDate(day.getDate() - days);
    return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map(part => (part < 10 ? "0" : "") + part).join("-");
  };
  const today = before(0);
  const declaration = data("declaration");
  const example = data("example");
  declaration.inputs.forEach(field => {
    if (field.today || field.ago !== null) example[field.name] = before(field.today ? 0 : field.ago);
  });

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
    text: textOf(calc),
    make,
    empty,
    each,
  };
})();
