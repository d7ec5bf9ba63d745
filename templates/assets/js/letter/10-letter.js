// A letter fills as one types: the same passages as on paper, composed by the compiled letter.js.
(function () {
  "use strict";

  const box = document.getElementById("letter");
  if (!box || !window.ydt || !window.ydt.letter) return;
  const { make, empty, each, textOf } = window.ydtElements;
  const data = name => JSON.parse(document.getElementById("letter-data-" + name).textContent);
  const letter = data("letter");
  const labels = data("labels");
  const translation = data("translation");
  const form = document.getElementById("letter-form");
  const text = textOf(box);
  document.documentElement.classList.add("has-letter");

  const boxOf = name => form.querySelector('[data-field="' + name + '"]');
  const inputsOf = name => Array.prototype.slice.call(boxOf(name).querySelectorAll("input, select, textarea"));

  const read = () => {
    const values = {};
    letter.fields.forEach(field => {
      const inputs = inputsOf(field.name);
      if (inputs[0].type === "radio") {
        const on = inputs.filter(input => input.checked)[0];
        values[field.name] = on ? on.value : "";
      } else {
        values[field.name] = inputs[0].type === "checkbox" ? inputs[0].checked : inputs[0].value;
      }
    });
    return values;
  };

  const fill = values => {
    letter.fields.forEach(field => {
      const value = values[field.name];
      inputsOf(field.name).forEach(input => {
        if (input.type === "radio") input.checked = input.value === value;
        else if (input.type === "checkbox") input.checked = value === true || value === "true";
        else input.value = typeof value === "string" ? value : "";
      });
    });
  };

  // What is still blank leads to its field, and is a line to write on when printed.
  const span = one => {
    if (!one.field) return document.createTextNode(one.text);
    if (!one.blank) return make("span", { class: "typed" }, [one.text]);
    return make("a", { class: "gap", href: "#f-" + one.field, "data-goto": one.field }, [
      make("span", { class: "gap__label" }, [labels[one.field]]),
      make("span", { class: "gap__line", "aria-hidden": "true" }, [one.text]),
    ]);
  };

  const paintPassages = (selector, composed) => {
    const parts = {};
    composed.blocks.forEach(block => { (parts[block.part] = parts[block.part] || []).push(block); });
    each(selector, box, passage => {
      const blocks = parts[passage.dataset.part] || [];
      empty(passage);
      passage.hidden = !blocks.length;
      blocks.forEach(block => { passage.appendChild(make("p", {}, block.spans.map(span))); });
    });
  };

  // A row, a section or a group of fields in which nothing is left is not shown.
  const hideEmpty = (selector, inside) => {
    each(selector, box, part => {
      part.hidden = !Array.prototype.some.call(part.querySelectorAll(inside), one => !one.hidden);
    });
  };

  const link = name => make("a", { href: "#f-" + name, "data-goto": name }, [labels[name]]);

  const paintMissing = composed => {
    const place = document.getElementById("letter-missing");
    const names = composed.missing;
    empty(place);
    place.classList.toggle("is-complete", !names.length);
    place.appendChild(document.createTextNode(text(names.length ? "missing" : "complete")));
    names.forEach((name, n) => {
      if (n) place.appendChild(document.createTextNode(text("comma")));
      place.appendChild(link(name));
    });
  };

  const paintFields = composed => {
    letter.fields.forEach(field => {
      boxOf(field.name).hidden = composed.asked.indexOf(field.name) < 0;
      const input = document.getElementById("f-" + field.name);
      const error = document.getElementById("f-" + field.name + "-error");
      const wrong = composed.unread.indexOf(field.name) >= 0 && input !== document.activeElement;
      error.hidden = !wrong;
      error.textContent = wrong ? text("unread." + field.kind) : "";
      if (wrong) input.setAttribute("aria-invalid", "true"); else input.removeAttribute("aria-invalid");
    });
    hideEmpty(".letter-group", ".field");
  };

  let shown = null;
  const paint = () => {
    const values = read();
    shown = window.ydt.letter.compose(letter, values);
    paintPassages(".passage", shown);
    if (translation) paintPassages(".translation", window.ydt.letter.compose(translation, values));
    hideEmpty(".letter-row", ".passage");
    hideEmpty(".letter-section", ".letter-row");
    paintFields(shown);
    paintMissing(shown);
    return shown;
  };

  window.ydtLetter = { box, form, letter, labels, text, read, fill, paint, now: () => shown };
})();
