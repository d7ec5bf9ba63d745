// Step 5, letters: which one, about which debt; composed from what is in the record, with a few fields of its own.
(function () {
  "use strict";

  const page = window.YDT && window.YDT.caseFile;
  const letters = window.YDT && window.YDT.letters && window.YDT.letters.all && window.YDT.letters.all.zh;
  if (!page || !letters) return;
  const { data, panel, model, fields, figures, text, make, fill } = page;
  const known = {};
  data.letters.forEach(letter => {
    const fields = letters[letter.name].fields.reduce((all, field) => Object.assign(all, { [field.name]: field }), {});
    known[letter.name] = Object.assign({}, letter, { own: letter.own.map(one => Object.assign({ rows: 1 }, fields[one.name], one)) });
  });

  const build = () => fill(document.getElementById("case-me"), [fields.fields("person",
    ["name", "phone", "address", "email", "id_number", "contacted_people"], model.record.person,
    name => { page.tell("person/" + name); })]);

  const debtOf = row => model.record.debts[Number(row.debt)] || {};

  // Everything the record has, by the shared names; what only this letter asks for comes last.
  const values = row => {
    const last = model.record.events.filter(event => !model.isEmptyRow(event)).pop() || {};
    return Object.assign({ today: page.today(), evidence: page.evidence.papers(true).join("\n") }, last, model.record.person,
      figures.computed(), debtOf(row), row.own);
  };

  const compose = row => letters[row.letter] ? panel.compose(letters[row.letter], values(row)) : null;

  const head = row => {
    const composed = compose(row);
    const about = known[row.letter];
    const debt = row.debt === undefined ? "" : page.debts.nameOf(debtOf(row), Number(row.debt));
    const state = !composed ? "" : composed.missing.length ? text("letter_missing", { n: composed.missing.length }) : text("letter_whole");
    return [about ? about.title : text("letter_unchosen"), [debt, state].filter(Boolean).join(text("dot"))];
  };

  const choice = (name, label, choices) => ({
    name, kind: "choice", long: false, choices: choices.map(one => one[0]), judge: () => "",
    label: { label, help: "", unit: "", choices: choices.reduce((all, one) => Object.assign(all, { [one[0]]: one[1] }), {}) },
  });

  const ownField = one => ({
    name: one.name, kind: one.kind === "lines" ? "text" : one.kind, long: one.kind === "lines" || one.rows > 1,
    choices: Object.keys(one.choices), judge: () => "", label: { label: one.label, help: "", unit: "", choices: one.choices },
  });

  const labelOf = (row, name) => {
    const own = known[row.letter].own.filter(one => one.name === name)[0];
    if (own) return own.label;
    const group = ["person", "debt", "event"].filter(one => data.values[one][name])[0];
    return group ? fields.label(group, name) : name;
  };

  // The letter's own page takes the same values after the #, to change words, print it alone or save it for Word.
  const fragment = row => {
    const all = values(row);
    const asked = letters[row.letter].fields.filter(field => figures.isFilled(all[field.name]));
    return "#" + asked.map(field => field.name + "=" + encodeURIComponent(all[field.name])).join("&");
  };

  const painted = block => make("p", { class: "letter-" + block.kind }, [block.text]);

  const preview = row => {
    const composed = compose(row);
    if (!composed) return [];
    const about = known[row.letter];
    const missing = composed.missing.map(name => labelOf(row, name)).join(text("comma"));
    return [
      missing && make("p", { class: "case-missing" }, [text("letter_fill", { names: missing })]),
      make("div", { class: "case-letter", lang: "zh-CN", tabindex: "0", role: "region", "aria-label": about.title },
        composed.blocks.map(painted)),
      make("p", {}, [make("a", { href: about.href + fragment(row) }, [text("letter_open")])]),
    ];
  };

  const editor = (row, changed) => {
    const own = make("div", {}, []);
    const shown = make("div", { "aria-live": "off" }, []);
    const paint = () => fill(shown, preview(row));
    const later = page.soon(paint, 250);
    const heard = name => {
      changed(name);
      if (name === "letter") { row.own = {}; ask(); paint(); } else later();
    };
    const ask = () => {
      const about = known[row.letter];
      const limitation = document.getElementById("case-limitation");
      fill(own, about ? [
        about.acknowledges && limitation ? make("div", { class: "case-care" }, [document.importNode(limitation.content, true)]) : null,
        about.own.length ? make("div", { class: "fields" }, about.own.map(one => fields.bound(ownField(one), row.own, heard))) : null,
      ] : []);
    };
    ask();
    paint();
    const titles = data.letters.map(one => [one.name, one.title]);
    const debts = model.record.debts.map((debt, n) => [String(n), page.debts.nameOf(debt, n)]);
    return make("div", {}, [
      make("div", { class: "fields" }, [
        fields.bound(choice("letter", text("letter_which"), titles), row, heard),
        fields.bound(choice("debt", text("letter_about"), debts), row, heard),
      ]), own, shown,
    ]);
  };

  const list = page.list({ name: "letters", box: document.getElementById("case-letters"), head, editor, add: "letter_add",
    fresh: () => ({ letter: "", own: {} }) });

  const later = page.soon(list.paint, 300);
  page.hear(what => {
    if (what === "all") { build(); return; }
    if (/^(person|debts|incomes|evidence|events)/.test(what) && !list.isOpen()) later();
  });
  build();

  page.letters = { compose, titleOf: row => known[row.letter] ? known[row.letter].title : "" };

  page.states.letters = () => {
    const chosen = model.record.letters.filter(row => known[row.letter]);
    return chosen.length ? text("letters_state", { n: chosen.length }) : "";
  };
})();
