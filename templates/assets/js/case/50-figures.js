// Figures: the record goes into the calculators through the same door as on their own pages; nothing is added up here.
(function () {
  "use strict";

  const page = window.YDT && window.YDT.caseFile;
  if (!page) return;
  const { data, panel, model } = page;
  const kept = {};

  const { isFilled } = window.ydtCase;
  const ask = name => data.calculators[name].declaration;

  // Everything the record has for a calculator, as its own page would have it typed.
  const inputs = (name, debt, computed) => window.ydtCase.inputs(data.uses[name], data.calculators[name] ? ask(name).columns : {},
    model.record, Object.assign({ today: page.today() }, computed, model.record.person, debt));

  // {view, outside, values, result} or {problems}; the same inputs are answered once.
  const run = (name, raw, slot) => {
    const about = data.calculators[name];
    const typed = window.ydtCase.complete(panel, about.declaration, raw);
    const mark = JSON.stringify(typed);
    const place = name + (slot || "");
    if (kept[place] && kept[place].mark === mark) return kept[place].answer;
    const accepted = panel.accept(about.declaration, typed, true);
    let answer = null;
    if (accepted.problems.length) {
      answer = { problems: panel.problems_in_words(about.declaration, about.words, accepted.problems) };
    } else {
      const result = panel[name](accepted.values, about.rules);
      // Where the page shows no sentence of the calculator's own, only its figures are taken.
      const view = Object.keys(about.words.answer).length
        ? panel.shown(about.declaration, about.words, accepted.values, result)
        : { problems: panel.problems_in_words(about.declaration, about.words, result.problems) };
      answer = view.problems.length ? { problems: view.problems }
        : { problems: [], view, result, typed: panel.spell(outputsOf(about.declaration), result) };
    }
    kept[place] = { mark, answer };
    return answer;
  };

  // Outputs spelled as a reader would type them, to be carried into fields and letters.
  const outputsOf = declaration => Object.assign({}, declaration, {
    inputs: declaration.outputs.filter(field => field.kind !== "amounts"),
  });

  const forget = () => { Object.keys(kept).forEach(name => { delete kept[name]; }); };

  // What the household can offer; null until there is an income.
  const household = () => {
    const made = inputs("affordability", {}, {});
    return made.raw.incomes.length ? run("affordability", made.raw) : null;
  };

  // Values that calculators work out, as typed texts: income, essentials, safe_offer.
  const computed = () => {
    const answer = household();
    const values = {};
    Object.keys(data.computed).forEach(name => {
      const output = data.computed[name].split(".")[1];
      if (answer && !answer.problems.length) values[name] = answer.typed[output];
    });
    return values;
  };

  // The whole of the debts whose balance is known, and how the monthly sum is shared among those that are negotiated.
  const shares = () => {
    const made = inputs("fair_shares", {}, computed());
    if (!made.raw.debts.length) return { at: [], lacking: made.lacking, answer: null };
    if (!isFilled(made.raw.amount)) made.raw.amount = "0";
    return { at: made.at, lacking: made.lacking, answer: run("fair_shares", made.raw) };
  };

  const total = () => {
    const use = Object.assign({}, data.uses.fair_shares.debts, { where: {} });
    const list = window.ydtCase.rowsFor(use, ask("fair_shares").columns.debts, model.record.debts);
    if (!list.rows.length) return null;
    return run("fair_shares", { amount: "0", debts: list.rows, basis: "balance" }, "/total");
  };

  // One debt under the arrangement asked for; null where the debt is too little known to say.
  const plan = (debt, n) => {
    const made = inputs("plan_compare", debt, computed());
    if (!isFilled(made.raw.principal) || !isFilled(made.raw.arrangements[0].kind)) return null;
    if (!isFilled(made.raw.annual_rate)) return null;
    return run("plan_compare", made.raw, "/" + n);
  };

  // All offers of a month against the household's month: the offers take the place of what the lenders ask.
  const offered = () => {
    const made = inputs("affordability", {}, {});
    if (!made.raw.incomes.length) return null;
    made.raw.debts = [];
    model.record.debts.forEach(debt => {
      if (debt.treatment === "keep" && isFilled(debt.minimum)) {
        made.raw.debts.push({ name: debt.creditor || "", minimum: debt.minimum, treatment: "keep" });
      } else if (debt.treatment !== "keep" && isFilled(debt.offer_monthly)) {
        made.raw.debts.push({ name: debt.creditor || "", minimum: debt.offer_monthly, treatment: "negotiate" });
      }
    });
    return run("affordability", made.raw, "/offered");
  };

  page.figures = { inputs, household, computed, shares, total, plan, offered, forget, isFilled };
})();
