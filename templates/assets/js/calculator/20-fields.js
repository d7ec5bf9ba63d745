// The fields: read them as typed, fill them, show only what is asked, add and remove rows, say what is wrong where.
(function () {
  "use strict";

  const page = window.ydtPage;
  if (!page) return;
  const { calc, form, declaration, text, make, empty, each } = page;
  const touched = new Set();

  const inputsOf = box => Array.prototype.slice.call(box.querySelectorAll("input, select"));
  const boxOf = name => form.querySelector('[data-field="' + name + '"], [data-rows="' + name + '"]');

  const valueOf = box => {
    const inputs = inputsOf(box);
    if (!inputs.length) return "";
    if (inputs[0].type === "radio") { const on = inputs.filter(input => input.checked)[0]; return on ? on.value : ""; }
    return inputs[0].type === "checkbox" ? inputs[0].checked : inputs[0].value;
  };

  const setValue = (box, value) => {
    inputsOf(box).forEach(input => {
      if (input.type === "radio") input.checked = input.value === value;
      else if (input.type === "checkbox") input.checked = value === true || value === "true";
      else input.value = value === undefined || value === null ? "" : value;
    });
  };

  const rowsOf = list => Array.prototype.slice.call(list.querySelectorAll("[data-row]"));

  // The ids of a field in a row. Radio buttons stand in a fieldset: it has the id, and they share it as the name of their
  // group, so that a choice in one row is not undone by the next.
  const identify = (box, id) => {
    const group = box.querySelector("fieldset");
    const help = box.querySelector(".field__help");
    const about = (help ? id + "-help " : "") + id + "-error";
    if (help) help.id = id + "-help";
    box.querySelector(".field__error").id = id + "-error";
    (group ? [group] : inputsOf(box)).forEach(input => {
      input.id = id;
      input.setAttribute("aria-describedby", about);
    });
    if (group) inputsOf(box).forEach(input => { input.name = id; });
    else each("label", box, label => { label.htmlFor = id; });
  };

  // Row n is counted from 0 in the page and from 1 for the reader.
  const number = list => {
    const name = list.dataset.rows;
    rowsOf(list).forEach((row, n) => {
      each("[data-column]", row, box => { identify(box, "f-" + name + "-" + n + "-" + box.dataset.column); });
      row.querySelector("[data-do=row-remove]").textContent = text("row_remove", { n: n + 1 });
    });
    const most = Number(list.dataset.most);
    list.querySelector("[data-do=row-add]").disabled = rowsOf(list).length >= most;
  };

  const addRow = list => {
    const template = document.getElementById("row-" + list.dataset.rows);
    if (!template.content || rowsOf(list).length >= Number(list.dataset.most)) return null;
    const row = document.importNode(template.content, true).querySelector("[data-row]");
    list.querySelector(".rows__list").appendChild(row);
    number(list);
    return row;
  };

  const removeRow = row => {
    const list = row.closest("[data-rows]");
    const after = row.nextElementSibling || row.previousElementSibling;
    row.parentNode.removeChild(row);
    number(list);
    const target = after ? after.querySelector("input, select") : list.querySelector("[data-do=row-add]");
    target.focus();
    return rowsOf(list).length;
  };

  // Typed texts of everything, by name; the generator's and the browser's `accept` read the same.
  const read = () => {
    const raw = {};
    declaration.inputs.forEach(field => {
      const box = boxOf(field.name);
      if (field.kind !== "rows") { raw[field.name] = valueOf(box); return; }
      raw[field.name] = rowsOf(box).map(row => {
        const record = {};
        each("[data-column]", row, cell => { record[cell.dataset.column] = valueOf(cell); });
        return record;
      });
    });
    return raw;
  };

  const columnOf = (box, cell) =>
    declaration.columns[box.dataset.rows].filter(column => column.name === cell.dataset.column)[0];

  // A choice that has to be made is made beforehand.
  const madeFor = (box, cell) => {
    const column = columnOf(box, cell);
    return column.kind === "choice" && !column.optional ? column.default : undefined;
  };

  // Whether nothing was typed before this script came.
  const asSent = () => inputsOf(form).every(input => {
    if (input.tagName === "SELECT") {
      const sent = Array.prototype.filter.call(input.options, option => option.defaultSelected)[0] || input.options[0];
      return input.options[input.selectedIndex] === sent;
    }
    return input.checked === input.defaultChecked && input.value === input.defaultValue;
  });

  // The example is that of the day the page was built; a reader sees that of their own day.
  const isToday = () => declaration.inputs.every(field =>
    !(field.today || field.ago !== null) || valueOf(boxOf(field.name)) === page.example[field.name]);

  const fill = typed => {
    touched.clear();
    declaration.inputs.forEach(field => {
      const box = boxOf(field.name);
      if (field.kind !== "rows") { setValue(box, typed[field.name]); return; }
      rowsOf(box).forEach(row => { row.parentNode.removeChild(row); });
      const rows = typed[field.name] && typed[field.name].length ? typed[field.name] : [{}, {}];
      rows.forEach(record => {
        const row = addRow(box);
        if (row) each("[data-column]", row, cell => { setValue(cell, record[cell.dataset.column] || madeFor(box, cell)); });
      });
    });
  };

  // Nothing typed: choices go back to their defaults, what asks for today gets it, everything else is empty.
  const blank = () => {
    const typed = {};
    declaration.inputs.forEach(field => {
      typed[field.name] = field.today ? page.today : field.kind === "choice" ? field.default || "" : "";
    });
    return typed;
  };

  // A field is asked where another has one of the answers, and that one is asked itself.
  const showAsked = raw => {
    const hidden = {};
    declaration.inputs.forEach(field => {
      const asked = field.asked;
      hidden[field.name] = Boolean(asked) &&
        (hidden[asked.name] || asked.answers.indexOf(String(raw[asked.name])) < 0);
      boxOf(field.name).hidden = hidden[field.name];
      if (field.kind === "rows") rowsOf(boxOf(field.name)).forEach(row => { showColumns(declaration.columns[field.name], row); });
    });
  };

  // The same within a row; an open choice counts as its default.
  const showColumns = (columns, row) => {
    const hidden = {};
    const answers = {};
    columns.forEach(column => {
      const cell = row.querySelector('[data-column="' + column.name + '"]');
      const asked = column.asked;
      answers[column.name] = String(valueOf(cell) || column.default);
      hidden[column.name] = Boolean(asked) && (hidden[asked.name] || asked.answers.indexOf(answers[asked.name]) < 0);
      cell.hidden = hidden[column.name];
    });
  };

  const idOf = problem => "f-" + problem.field + (problem.row === null ? "" : "-" + problem.row) +
    (problem.column ? "-" + problem.column : "");

  // A field the reader has not come to yet is not scolded for being empty.
  const isUntouched = problem => {
    const place = document.getElementById(idOf(problem));
    return Boolean(place) && !touched.has(place.id) && "value" in place && place.value === "";
  };

  const nameOf = problem => {
    const words = page.words;
    const place = problem.column ? words.columns[problem.field][problem.column] : words.inputs[problem.field];
    return place ? place.label : "";
  };

  const clearProblems = () => {
    each("[aria-invalid]", form, input => { input.removeAttribute("aria-invalid"); });
    each(".field__error", form, error => { error.hidden = true; error.textContent = ""; });
  };

  const showProblems = problems => {
    const box = document.getElementById("calc-problems");
    clearProblems();
    const shown = problems.filter(problem => !isUntouched(problem));
    shown.forEach(problem => {
      const error = document.getElementById(idOf(problem) + "-error");
      const input = document.getElementById(idOf(problem));
      if (!error || !input) return;
      error.textContent = problem.text;
      error.hidden = false;
      const marked = input.tagName === "FIELDSET" ? inputsOf(input) : [input];
      marked.forEach(one => { one.setAttribute("aria-invalid", "true"); });
      const fold = input.closest("details");
      if (fold) fold.open = true;
    });
    empty(box);
    box.hidden = shown.length === 0;
    if (!shown.length) return;
    const title = text(shown.length === 1 ? "problems_title.one" : "problems_title", { n: shown.length });
    box.appendChild(make("p", { id: "calc-problems-title", class: "problems__title" }, [title]));
    box.appendChild(make("ul", {}, shown.map(problem => make("li", {}, [
      make("a", { href: "#" + idOf(problem), "data-goto": idOf(problem) }, [
        nameOf(problem) + (problem.row === null ? "" : " " + (problem.row + 1)) + page.words.common.colon + problem.text,
      ]),
    ]))));
  };

  // What the reader still has to fill in, by name.
  const needed = problems => problems.filter(isUntouched).map(nameOf).filter((name, n, all) => all.indexOf(name) === n);

  page.fields = { read, fill, asSent, isToday, blank, showAsked, showProblems, needed, addRow, removeRow, rowsOf, number, touched };
  calc.classList.add("is-live");
})();
