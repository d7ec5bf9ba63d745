// Step 4, what each lender is offered: the month's sum in fair shares, then the arrangement asked of each, costed.
(function () {
  "use strict";

  const page = window.YDT && window.YDT.caseFile;
  if (!page) return;
  const { data, model, fields, figures, text, make, button, fill, say } = page;
  const sum = document.getElementById("case-sum");
  const answer = document.getElementById("case-shares-answer");
  const table = document.getElementById("case-shares");
  const check = document.getElementById("case-offered");

  const isAsked = debt => debt.treatment !== "keep" && !model.isEmptyRow(debt);
  const ASKS = {
    instalments: ["offer_months", "offer_monthly", "offer_rate", "offer_start", "offer_day"],
    extension: ["offer_months", "offer_rate", "offer_start"],
    interest_only: ["offer_pause", "offer_months", "offer_monthly", "offer_rate", "offer_start", "offer_day"],
    lump_sum: ["offer_discount", "offer_start"],
    defer: ["offer_pause", "offer_months", "offer_monthly", "offer_rate", "offer_start", "offer_day"],
  };
  const asksOf = debt => ASKS[debt.offer_arrangement] || ["offer_months", "offer_monthly", "offer_start", "offer_day"];

  const head = (debt, n) => [page.debts.nameOf(debt, n), [
    fields.shown("debt", "offer_arrangement", debt.offer_arrangement),
    debt.offer_monthly ? text("a_month", { amount: fields.shown("debt", "offer_monthly", debt.offer_monthly) }) : "",
    fields.shown("debt", "offer_months", debt.offer_months),
  ].filter(Boolean).join(text("dot")) || text("offer_empty")];

  const planFields = data.calculators.plan_compare.declaration.columns.plans.filter(field => field.kind !== "choice");

  // What the arrangement takes, from "compare arrangements"; its level payment can become the offer.
  const planWords = (debt, n, take) => {
    const found = figures.plan(debt, n);
    if (!found) return [make("p", { class: "quiet" }, [text("plan_missing")])];
    if (found.problems.length) return [make("p", {}, [found.problems[0].text])];
    const whole = figures.isFilled(debt.principal) ? null : make("p", { class: "quiet" }, [text("plan_whole_balance")]);
    const plan = found.result.plans[0];
    const said = {};
    planFields.forEach(field => { said[field.name] = page.panel.value_text(field, null, data.common, plan[field.name]); });
    const key = plan.monthly === null ? "plan_once" : "plan_said";
    const level = plan.monthly === null ? "" : found.typed.plans[0].monthly;
    const differs = level && level !== debt.offer_monthly && debt.offer_arrangement !== "lump_sum";
    return [make("p", {}, [text(key, said)]), whole, differs ? make("p", { class: "buttons" }, [
      button(text("plan_take", said), () => { take(level); }, { "data-do": "plan" }),
    ]) : null];
  };

  const editor = (debt, changed, n) => {
    const terms = make("div", {}, []);
    const costs = make("div", { class: "case-answer" }, []);
    const cost = () => { fill(costs, planWords(debt, n, level => {
      debt.offer_monthly = level;
      build();
      heard("offer_monthly");
    })); };
    const later = page.soon(cost, 200);
    const heard = name => {
      changed(name);
      if (name === "offer_arrangement") build();
      later();
    };
    const build = () => fill(terms, [fields.fields("debt", asksOf(debt), debt, heard)]);
    build();
    cost();
    return make("div", {}, [fields.fields("debt", ["offer_arrangement"], debt, heard), terms, costs]);
  };

  const list = page.list({ name: "debts", box: document.getElementById("case-offers"), head, editor, shows: isAsked });

  // The shares as offers: the sum of each month, and the months that takes with interest running, else with interest stopped.
  const take = () => {
    const found = figures.shares();
    if (!found.answer || found.answer.problems.length) return;
    found.answer.typed.shares.forEach((share, n) => {
      const debt = model.record.debts[found.at[n]];
      debt.offer_monthly = share.offer;
      const months = share.months_running || share.months_frozen;
      if (months) debt.offer_months = months;
      if (!debt.offer_arrangement) debt.offer_arrangement = share.months_running ? "instalments" : "stop_compounding";
    });
    page.tell("debts");
    list.paint();
    say(text("shares_taken"));
  };

  // All offers together against what the household can bear.
  const fits = month => {
    if (month.problems.length) return month.problems[0].text;
    const { minimums, safe_offer: safe, shortfall } = month.result;
    const field = data.calculators.affordability.declaration.outputs.filter(one => one.name === "minimums")[0];
    const amount = value => page.panel.value_text(field, null, data.common, value);
    return text(shortfall > 0 ? "offered_short" : "offered_fits",
      { sum: amount(minimums), safe: amount(safe), short: amount(shortfall) });
  };

  const paint = () => {
    const found = figures.shares();
    fill(answer, page.answerOf(found.answer, text("shares_missing")));
    const good = found.answer && !found.answer.problems.length;
    fill(table, good ? [
      ...found.answer.view.tables.map(page.gridOf),
      found.lacking.length ? make("p", { class: "quiet" }, [text("shares_lacking", { n: found.lacking.length })]) : null,
      make("p", { class: "buttons" }, [button(text("shares_take"), take, { class: "button button--main", "data-do": "shares" })]),
    ] : []);
    const month = figures.offered();
    const offers = model.record.debts.some(debt => isAsked(debt) && debt.offer_monthly);
    fill(check, month && offers ? [fits(month)] : []);
  };

  const build = () => fill(sum, [fields.fields("person", ["shared_amount", "shared_basis"], model.record.person,
    name => { page.tell("person/" + name); })]);

  const later = page.soon(paint, 200);
  const relist = page.soon(list.paint, 250);
  page.hear(what => {
    if (what === "all") { build(); list.paint(); paint(); return; }
    if (/^(debts|person|incomes)/.test(what)) later();
    if (/^debts($|\/(creditor|treatment))/.test(what)) relist();
  });
  build();
  paint();

  page.states.offers = () => {
    const asked = model.record.debts.filter(debt => isAsked(debt) && (debt.offer_arrangement || debt.offer_monthly));
    if (!asked.length) return "";
    const month = figures.offered();
    if (!month || month.problems.length) return text("offers_count", { n: asked.length });
    const field = data.calculators.affordability.declaration.outputs.filter(one => one.name === "minimums")[0];
    const amount = page.panel.value_text(field, null, data.common, month.result.minimums);
    return text("offers_state", { n: asked.length, amount });
  };
})();
