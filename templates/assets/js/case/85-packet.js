// The packet as plain data: sheets of headings, sentences, lists and tables. Painted as a document to print, or as a picture.
(function () {
  "use strict";

  const page = window.YDT && window.YDT.caseFile;
  if (!page) return;
  const { data, panel, model, fields, figures, text } = page;

  const filled = name => model.record[name].filter(row => !model.isEmptyRow(row));
  const shown = (group, name, row) => fields.shown(group, name, row[name]);
  const p = words => ({ kind: "p", text: words });
  const h = words => ({ kind: "h3", text: words });
  const list = items => ({ kind: "list", items });
  const table = (head, rows, about) => Object.assign({ kind: "table", head, rows, foot: [], numeric: head.map(() => false) }, about);

  const outputs = {};
  data.calculators.affordability.declaration.outputs.forEach(field => { outputs[field.name] = field; });
  const money = fen => panel.value_text(outputs.safe_offer, null, data.common, fen);
  // A typed amount without its unit, as tables have it; a dash where there is none.
  const amount = (debt, name) => {
    const found = fields.read("debt", name, debt[name]);
    return found.value === null || found.wrong ? data.common.blank : money(found.value);
  };
  const plain = (debt, name) => shown("debt", name, debt) || data.common.blank;
  const good = answer => answer && !answer.problems.length ? answer : null;

  const asked = () => filled("debts").filter(debt => debt.treatment !== "keep");

  const cover = inside => {
    const { person } = model.record;
    const me = ["name", "phone", "address", "email", "id_number"].filter(name => person[name])
      .map(name => fields.label("person", name) + data.common.colon + person[name]);
    const to = asked().map(debt => debt.creditor).filter(Boolean);
    return { id: "cover", title: text("packet_title"), blocks: [
      list(me.concat([text("packet_date") + data.common.colon + page.today()])),
      to.length ? p(text("packet_for") + data.common.colon + to.join(text("comma"))) : null,
      h(text("packet_inside")), list(inside),
    ] };
  };

  const household = () => {
    const answer = good(figures.household());
    if (!answer) return null;
    const statement = answer.view.tables.map(one => table(one.head, one.rows, { numeric: one.numeric, foot: one.foot }));
    return { id: "household", title: text("packet_household"), blocks: statement };
  };

  const debts = () => {
    const all = filled("debts");
    if (!all.length) return null;
    const head = [fields.label("debt", "creditor"), text("packet_column_balance"), text("packet_column_rate"),
      text("packet_column_minimum"), text("packet_column_overdue"), text("packet_column_offer"), text("packet_column_months")];
    const rows = all.map((debt, n) => [
      page.debts.nameOf(debt, model.record.debts.indexOf(debt)), amount(debt, "balance"), plain(debt, "annual_rate"),
      amount(debt, "minimum"), plain(debt, "first_overdue"), amount(debt, "offer_monthly"), debt.offer_months || data.common.blank,
    ]);
    const total = good(figures.total());
    const month = good(figures.offered());
    const foot = [data.common.total, total ? money(total.result.total_balance) : "", "", "", "",
      month && month.result.minimums ? money(month.result.minimums) : "", ""];
    const numeric = head.map((cell, n) => n > 0);
    return { id: "debts", title: text("packet_debts"), blocks: [table(head, rows, { numeric, foot: total || month ? foot : [] })] };
  };

  const request = debt => {
    const value = name => shown("debt", name, debt);
    const each = debt.offer_monthly && amount(debt, "offer_monthly");
    return [
      value("offer_arrangement"),
      debt.offer_start && text("packet_start", { date: debt.offer_start }),
      debt.offer_pause && text("packet_pause", { n: debt.offer_pause }),
      each && (debt.offer_day ? text("packet_each", { day: debt.offer_day, amount: each }) : text("packet_each_undated", { amount: each })),
      debt.offer_months && text("packet_months", { n: debt.offer_months }),
      debt.offer_rate && text("packet_rate", { rate: value("offer_rate") }),
      debt.offer_discount && text("packet_discount", { share: value("offer_discount") }),
    ].filter(Boolean).join(text("dot"));
  };

  const cost = (debt, n) => {
    const answer = good(figures.plan(debt, n));
    if (!answer) return "";
    const plan = answer.result.plans[0];
    return text("packet_cost", { total: money(plan.total), cost: money(plan.cost) });
  };

  const proposal = () => {
    const blocks = [];
    const month = good(figures.household());
    asked().forEach(debt => {
      const words = request(debt);
      if (!words) return;
      const n = model.record.debts.indexOf(debt);
      blocks.push(h(page.debts.nameOf(debt, n)), p(words + text("stop") + cost(debt, n)));
    });
    if (!blocks.length) return null;
    if (month) blocks.unshift(p(text("packet_rest", { amount: money(month.result.safe_offer) })));
    return { id: "proposal", title: text("packet_proposal"), blocks };
  };

  const happened = () => {
    const { person } = model.record;
    const lines = ["hardship_kind", "hardship_since", "recovery_date"].filter(name => person[name])
      .map(name => fields.label("person", name) + data.common.colon + shown("person", name, person));
    const events = filled("events");
    const blocks = [lines.length ? list(lines) : null, person.hardship_text ? p(person.hardship_text) : null,
      events.length ? table(["event_date", "event_text"].map(name => fields.label("event", name)),
        events.map(row => [row.event_date || "", row.event_text || ""])) : null].filter(Boolean);
    return blocks.length ? { id: "happened", title: text("packet_happened"), blocks } : null;
  };

  const letters = () => !page.letters ? [] : model.record.letters.map((row, n) => {
    const composed = page.letters.compose(row);
    return composed && { id: "letter-" + n, letter: true, title: page.letters.titleOf(row),
      blocks: composed.blocks.map(block => ({ kind: "letter", shape: block.kind, text: block.text })) };
  }).filter(Boolean);

  const evidence = () => {
    const papers = page.evidence.papers();
    return papers.length ? { id: "papers", title: text("packet_evidence"), blocks: [list(papers), p(text("packet_papers"))] } : null;
  };

  const rows = (name, group, columns, id, title) => {
    const all = filled(name);
    if (!all.length) return null;
    const cell = (row, column) => data.values[group][column].choices[row[column]] || row[column] || "";
    return { id, title, blocks: [table(columns.map(column => fields.label(group, column)),
      all.map(row => columns.map(column => cell(row, column))))] };
  };

  // Every sheet that has something to show, the cover first; empty where nothing is filled in.
  const sheets = () => {
    const made = [
      household(), debts(), proposal(), happened(), ...letters(), evidence(),
      rows("log", "entry", page.log.ENTRY, "log", text("packet_log")),
      rows("deadlines", "deadline", page.log.DEADLINE, "due", text("packet_deadlines")),
    ].filter(Boolean);
    return made.length ? [cover(made.map(sheet => sheet.title))].concat(made) : [];
  };

  page.packet = { sheets };
})();
