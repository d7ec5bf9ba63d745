// Step 1, my debts: a line each; a debt opens to the few fields that everything needs, the others folded below.
(function () {
  "use strict";

  const page = window.YDT && window.YDT.caseFile;
  if (!page) return;
  const { data, model, fields, figures, text, make } = page;
  const box = document.getElementById("case-debts");

  const FIRST = ["creditor", "lender_kind", "balance", "minimum", "annual_rate", "first_overdue", "treatment"];
  const PARTS = {
    debt_more: ["principal", "interest", "penalties", "account", "contract_date", "borrowed", "payment", "periods",
      "periods_left", "due_date", "consequence"],
    debt_asked: ["request_date", "complaint_number", "agent_number", "refusal_date", "refusal_reason", "collector"],
    debt_court: ["court", "case_number", "served_date"],
  };

  const nameOf = (debt, n) => debt.creditor || text("debt_unnamed", { n: n + 1 });
  const known = (debt, name) => fields.shown("debt", name, debt[name]);

  const head = (debt, n) => {
    const parts = ["balance", "minimum"].filter(name => known(debt, name))
      .map(name => text("debt_" + name, { amount: known(debt, name) }));
    return [nameOf(debt, n), parts.join(text("dot")) || text("debt_empty")];
  };

  // A link to a calculator's page with what is known of this debt after the #, as its own links carry it.
  const fragment = (name, debt) => {
    const made = figures.inputs(name, debt, figures.computed());
    const uses = data.uses[name];
    const parts = Object.keys(uses).filter(input => (uses[input].value || uses[input].fixed) && figures.isFilled(made.raw[input]))
      .map(input => input + "=" + encodeURIComponent(made.raw[input]));
    return parts.length ? "#" + parts.join("&") : "";
  };

  const links = debt => {
    const list = make("ul", { class: "case-links" }, []);
    const paint = () => page.fill(list, data.links.filter(link => link.of === "debt").map(link =>
      make("li", {}, [make("a", { href: link.href + fragment(link.name, debt) }, [link.title])])));
    paint();
    return { list, paint };
  };

  const folded = (key, debt, changed) => {
    const names = PARTS[key];
    const fold = make("details", { class: "fold", open: names.some(name => debt[name]) || null },
      [make("summary", {}, [text(key)])]);
    const build = () => { if (fold.open && fold.children.length === 1) fold.appendChild(fields.fields("debt", names, debt, changed)); };
    fold.addEventListener("toggle", build);
    build();
    return fold;
  };

  const editor = (debt, changed) => {
    const tools = links(debt);
    const later = page.soon(tools.paint, 300);
    const heard = name => { changed(name); later(); };
    return make("div", {}, [
      fields.fields("debt", FIRST, debt, heard),
      ...Object.keys(PARTS).map(key => folded(key, debt, heard)),
      make("p", { class: "item__tools" }, [text("debt_tools")]), tools.list,
    ]);
  };

  page.debts = { nameOf, list: page.list({ name: "debts", box, head, editor, add: "debt_add" }) };

  page.states.debts = () => {
    const debts = model.record.debts.filter(debt => !model.isEmptyRow(debt));
    if (!debts.length) return "";
    const answer = figures.total();
    const count = debts.length === 1 ? text("debts_one") : text("debts_count", { n: debts.length });
    if (!answer || answer.problems.length) return count;
    const field = data.calculators.fair_shares.declaration.outputs.filter(one => one.name === "total_balance")[0];
    const label = data.calculators.fair_shares.words.outputs.total_balance;
    return text("debts_total", { count, total: page.panel.with_unit(field, label, data.common, answer.result.total_balance) });
  };
})();
