// Taking the result away: as text, as a table file, as days for a calendar, on paper, as a link whose numbers stand after the #.
(function () {
  "use strict";

  const page = window.ydtPage;
  if (!page) return;
  const { text } = page;
  const said = document.getElementById("calc-copied");
  const byHand = document.getElementById("calc-copy-by-hand");
  const { copy, say, forget } = window.ydtTake.copier(said, byHand, text("copy_by_hand"));
  const save = (name, parts, type) => { window.YDT.out.save(name, parts, type); };

  const asText = () => {
    const { view, raw } = page.shown;
    const words = page.words;
    const lines = [document.querySelector("h1").textContent, ""];
    page.declaration.inputs.forEach(field => {
      const value = raw[field.name];
      const box = page.form.querySelector('[data-field="' + field.name + '"]');
      if (!box || box.hidden || value === "" || field.kind === "rows") return;
      const label = words.inputs[field.name];
      const unit = box.querySelector(".field__unit");
      const flag = typeof value === "boolean" ? (value ? words.common.yes : words.common.no) : null;
      const shown = flag || label.choices[value] || value + (unit ? " " + unit.textContent : "");
      lines.push(label.label + words.common.colon + shown);
    });
    lines.push("");
    lines.push(page.panel.plain_text(view));
    return lines.join("\n");
  };

  // The longest table is the one people want in a spreadsheet.
  const csv = () => {
    const view = page.shown.view;
    const tables = view.tables.concat(view.chart ? [view.chart.table] : []);
    const table = tables.sort((a, b) => b.rows.length - a.rows.length)[0];
    if (table) save(page.declaration.name + "-" + table.code + ".csv", [page.panel.csv_text(table)], "text/csv");
  };

  // A calendar file; where files cannot be saved, the days as text to paste.
  const calendar = () => {
    const { view } = page.shown;
    if (!view.calendar.length) { say(text("calendar_none")); return; }
    if (!page.wechat && "download" in document.createElement("a")) {
      save(page.declaration.name + ".ics", [page.panel.calendar_text(view, page.declaration.name, page.today)], "text/calendar");
      say(text("calendar_saved"));
      return;
    }
    copy(view.calendar.map(entry => entry.day + " " + entry.text).join("\n"), text("calendar_copied"));
  };

  const link = () => location.href.split("#")[0] + page.panel.fragment(page.declaration, page.fields.read());

  // On paper the tables and the working are open.
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = Array.prototype.filter.call(page.calc.querySelectorAll(".results > details"), fold => !fold.open);
    opened.forEach(fold => { fold.open = true; fold.dispatchEvent(new Event("toggle")); });
  });
  window.addEventListener("afterprint", () => { opened.forEach(fold => { fold.open = false; }); opened = []; });

  page.take = {
    copy: () => { if (page.shown) copy(asText(), text("copied")); },
    csv: () => { if (page.shown) csv(); },
    calendar: () => { if (page.shown) calendar(); },
    print: () => { window.print(); },
    link: () => { copy(link(), text("copied_link")); },
    forget,
  };
})();
