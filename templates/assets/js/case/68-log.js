// The contact log and the deadlines, and both as files for a calendar and a spreadsheet, made in the page.
(function () {
  "use strict";

  const page = window.YDT && window.YDT.caseFile;
  if (!page) return;
  const { data, panel, model, fields, text, make, button, say } = page;
  const ENTRY = ["date", "time", "creditor", "channel", "who", "number", "said", "promised", "by"];
  const DEADLINE = ["on", "what", "creditor"];
  const SHORT = 60;

  const isDay = words => /^\d{4}-\d{2}-\d{2}$/.test(words || "");
  const cut = words => words.length > SHORT ? words.slice(0, SHORT) + "…" : words;

  // Texts as a table for csv_text; a cell never begins with what a spreadsheet could run.
  const csv = (name, columns, group) => panel.csv_text({
    code: name, caption: "", head: columns.map(column => fields.label(group, column)), numeric: columns.map(() => false), foot: [],
    rows: model.record[name].map(row => columns.map(column =>
      data.values[group][column].choices[row[column]] || (row[column] || "").trim())),
  });

  const save = (name, words, type) => {
    window.YDT.out.save("youdetan-" + name, [words], type);
    say(text("export_saved"));
  };

  // Days as a calendar file, by the calendar of calculators: `entries` are {day, text}.
  const calendar = (name, entries) => {
    if (!entries.length) { say(text("ics_none")); return; }
    save(name + ".ics", panel.calendar_of(entries, name, page.today()), "text/calendar");
  };

  const promises = () => model.record.log.filter(row => isDay(row.by)).map(row => ({
    day: row.by, text: cut(text("promised_by", { creditor: row.creditor || row.who || "", promised: row.promised || row.said || "" })),
  }));
  const dues = () => model.record.deadlines.filter(row => isDay(row.on)).map(row => ({
    day: row.on, text: cut([row.creditor, row.what].filter(Boolean).join(data.common.colon)),
  }));

  const exports = (name, columns, group, days) => make("p", { class: "buttons" }, [
    button(text("csv"), () => { save(name + ".csv", csv(name, columns, group), "text/csv"); }, { "data-do": "csv-" + name }),
    button(text("ics"), () => { calendar(name, days()); }, { "data-do": "ics-" + name }),
  ]);

  const entryHead = row => [
    [row.date, row.time, row.creditor].filter(Boolean).join(" ") || text("deadline_undated"),
    cut([fields.shown("entry", "channel", row.channel), row.said || row.promised || ""].filter(Boolean).join(text("dot"))) ||
      text("entry_empty"),
  ];

  const entryEditor = (row, changed) => {
    const promised = button(text("entry_deadline"), () => {
      model.record.deadlines.push({ on: row.by || "", what: (row.promised || row.said || "").slice(0, SHORT), creditor: row.creditor || "" });
      page.tell("deadlines");
      deadlines.paint();
      say(text("entry_deadline_done"));
    }, { "data-do": "promise" });
    return make("div", {}, [fields.fields("entry", ENTRY, row, changed), make("p", { class: "buttons" }, [promised])]);
  };

  const logBox = document.getElementById("case-log");
  const log = page.list({ name: "log", box: logBox, head: entryHead, editor: entryEditor, add: "entry_add", newest: true, fresh: () => {
    const now = new Date();
    const two = n => (n < 10 ? "0" : "") + n;
    return { date: page.today(), time: two(now.getHours()) + ":" + two(now.getMinutes()) };
  } });
  logBox.appendChild(exports("log", ENTRY, "entry", promises));

  const deadlineHead = row => [row.on || text("deadline_undated"), [row.creditor, row.what].filter(Boolean).join(text("dot"))];
  const deadlineBox = document.getElementById("case-deadlines");
  const deadlines = page.list({ name: "deadlines", box: deadlineBox, head: deadlineHead, add: "deadline_add",
    editor: (row, changed) => fields.fields("deadline", DEADLINE, row, changed) });
  deadlineBox.appendChild(exports("deadlines", DEADLINE, "deadline", () => dues().concat(promises())));

  page.log = { list: log, ENTRY, DEADLINE };

  page.states["contact-log"] = () => {
    const rows = model.record.log;
    if (!rows.length) return "";
    const last = rows.map(row => row.date || "").filter(isDay).sort().pop();
    return last ? text("log_state", { n: rows.length, date: last }) : text("log_state_undated", { n: rows.length });
  };

  page.states.deadlines = () => {
    const rows = model.record.deadlines;
    if (!rows.length) return "";
    const next = rows.map(row => row.on || "").filter(day => isDay(day) && day >= page.today()).sort()[0];
    return next ? text("deadlines_state", { n: rows.length, date: next }) : text("deadlines_state_past", { n: rows.length });
  };
})();
