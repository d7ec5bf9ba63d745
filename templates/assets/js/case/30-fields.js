// One field of the record: label, input, help, and what is wrong with it, in the words calculators use.
(function () {
  "use strict";

  const page = window.YDT && window.YDT.caseFile;
  if (!page) return;
  const { data, panel, text, make, fill } = page;
  let count = 0;

  const declared = {};
  Object.keys(data.groups).forEach(group => {
    declared[group] = {};
    data.groups[group].inputs.forEach(value => { declared[group][value.name] = value; });
  });

  const words = {};
  Object.keys(data.groups).forEach(group => {
    words[group] = Object.assign({}, data.silent, { inputs: data.values[group], common: data.common });
  });

  // A value as calculators read it: what it means inside, or the sentence that says what is wrong.
  const read = (group, name, typed) => {
    const value = declared[group][name];
    if (value.kind === "text" || typed === undefined || typed === "") return { value: typed || null, wrong: "" };
    const one = Object.assign({}, data.groups[group], { inputs: [value] });
    const raw = {};
    raw[name] = typed;
    const accepted = panel.accept(one, raw, true);
    if (!accepted.problems.length) return { value: accepted.values[name], wrong: "" };
    return { value: null, wrong: panel.problems_in_words(one, words[group], accepted.problems)[0].text };
  };

  // A value as it is shown: 41,200.00; a choice in words; a text as typed. Empty where nothing is typed or it cannot be read.
  const shown = (group, name, typed) => {
    const value = declared[group][name];
    if (typed === undefined || typed === "") return "";
    if (value.kind === "text") return typed;
    const found = read(group, name, typed);
    if (found.wrong || found.value === null) return "";
    return panel.with_unit(value, data.values[group][name], data.common, found.value);
  };

  // What a field is made from: {kind, long, choices, label, judge(typed) -> what is wrong}.
  const about = (group, name) => ({
    name, kind: declared[group][name].kind, long: data.long.indexOf(group + "." + name) >= 0,
    most: page.model.longest(group, declared[group][name]), choices: declared[group][name].choices, label: data.values[group][name],
    judge: typed => read(group, name, typed).wrong,
  });

  const control = (one, id, typed) => {
    const said = { id, "aria-describedby": (one.label.help ? id + "-help " : "") + id + "-error", autocomplete: "off" };
    if (one.kind === "choice") {
      const options = [make("option", { value: "" }, [text("choose")])].concat(one.choices.map(choice =>
        make("option", { value: choice, selected: choice === typed }, [one.label.choices[choice] || choice])));
      return make("select", said, options);
    }
    if (one.long) {
      const area = make("textarea", Object.assign(said, { rows: "3", maxlength: String(one.most || 2000), spellcheck: "false" }), []);
      area.value = typed || "";
      return area;
    }
    const mode = { money: "decimal", rate: "decimal", share: "decimal", whole: "numeric" }[one.kind];
    const input = make("input", Object.assign(said, {
      type: one.kind === "date" ? "date" : "text", inputmode: mode || null, spellcheck: "false", enterkeyhint: "next",
      maxlength: String(one.most || 60),
    }), []);
    input.value = typed || "";
    return input;
  };

  const unitOf = one => {
    if (one.kind === "money") return data.common.money.replace("{value}", "").trim();
    if (one.kind === "rate" || one.kind === "share") return "%";
    return (one.label.unit || "").replace("{value}", "").trim();
  };

  // A yes or no is a box to tick: `true`, or nothing.
  const tick = (one, row, changed, id) => {
    const input = make("input", { type: "checkbox", id, checked: row[one.name] === "true", autocomplete: "off" }, []);
    input.addEventListener("change", () => {
      if (input.checked) row[one.name] = "true"; else delete row[one.name];
      changed(one.name);
    });
    return make("div", { class: "field", "data-name": one.name }, [
      make("label", { class: "check", for: id }, [input, make("span", {}, [one.label.label])]),
    ]);
  };

  // The field, bound to row[one.name]. `changed(name)` is called at every input.
  const bound = (one, row, changed) => {
    count += 1;
    const id = "c" + count;
    if (one.kind === "flag") return tick(one, row, changed, id);
    const { name, label } = one;
    const input = control(one, id, row[name]);
    const error = make("p", { class: "field__error", id: id + "-error", hidden: true }, []);
    const unit = unitOf(one);
    const judge = () => {
      const wrong = one.judge(row[name]);
      fill(error, [wrong]);
      error.hidden = !wrong;
      if (wrong) input.setAttribute("aria-invalid", "true"); else input.removeAttribute("aria-invalid");
    };
    input.addEventListener("input", () => {
      if (input.value === "") delete row[name]; else row[name] = input.value;
      if (!error.hidden) judge();
      changed(name);
    });
    input.addEventListener("change", judge);
    if (row[name]) judge();
    return make("div", { class: "field field--" + one.kind, "data-name": name }, [
      make("label", { class: "field__label", for: id }, [label.label]),
      make("div", { class: "field__box" }, [input, unit && make("span", { class: "field__unit", "aria-hidden": "true" }, [unit])]),
      label.help && make("p", { class: "field__help", id: id + "-help" }, [label.help]),
      error,
    ]);
  };

  const fields = (group, names, row, changed) =>
    make("div", { class: "fields" }, names.map(name => bound(about(group, name), row, changed)));

  page.fields = { bound, fields, read, shown, label: (group, name) => data.values[group][name].label };
})();
