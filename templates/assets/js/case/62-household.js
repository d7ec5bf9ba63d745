// Step 2, the household's month: income, what living costs, and the answer of "how much I can pay".
(function () {
  "use strict";

  const page = window.YDT && window.YDT.caseFile;
  if (!page) return;
  const { data, model, fields, figures, text, make, fill } = page;
  const LIVING = ["dependants", "housing", "food", "utilities", "transport", "medical", "children", "elders", "yearly", "other"];
  const KEPT = ["reserve", "savings"];

  const head = row => [
    row.income_name || text("income_unnamed"),
    [fields.shown("income", "income_amount", row.income_amount), fields.shown("income", "income_certainty", row.income_certainty)]
      .filter(Boolean).join(text("dot")) || text("debt_empty"),
  ];
  const editor = (row, changed) =>
    fields.fields("income", ["income_name", "income_amount", "income_certainty"], row, changed);
  page.list({ name: "incomes", box: document.getElementById("case-incomes"), head, editor, add: "income_add" });

  const living = document.getElementById("case-living");
  const answer = document.getElementById("case-household-answer");
  const statement = document.getElementById("case-statement");

  const build = () => {
    const changed = name => { page.tell("person/" + name); };
    fill(living, [
      make("h3", {}, [text("living")]), fields.fields("person", LIVING, model.record.person, changed),
      make("h3", {}, [text("kept_aside")]), fields.fields("person", KEPT, model.record.person, changed),
    ]);
  };

  const paint = () => {
    const found = figures.household();
    fill(answer, page.answerOf(found, text("household_missing")));
    const shown = found && !found.problems.length ? found.view : null;
    fill(statement, shown ? shown.tables.map(page.gridOf).concat(notes(shown)) : []);
  };

  const notes = view => view.notes.length ? [make("ul", { class: "case-notes" }, view.notes.map(note => make("li", {}, [note])))] : [];

  const later = page.soon(paint);
  page.hear(what => {
    if (what === "all") { build(); paint(); return; }
    if (/^(incomes|person|debts)/.test(what)) later();
  });
  build();
  paint();

  page.states.household = () => {
    const found = figures.household();
    if (!found) return "";
    if (found.problems.length) return text("state_mend");
    const field = data.calculators.affordability.declaration.outputs.filter(one => one.name === "safe_offer")[0];
    const label = data.calculators.affordability.words.outputs.safe_offer;
    return text("household_state", { amount: page.panel.with_unit(field, label, data.common, found.result.safe_offer) });
  };
})();
