// An offer never eats what is needed to live: income is essentials, kept payments, reserve and offer; more income, no lower offer.
"use strict";
const {demand, fen, sum} = require("./common.js");
const ESSENTIALS = ["housing", "food", "utilities", "transport", "medical", "children", "elders", "yearly", "other"];

exports.inputs = (fc, make) => {
  const some = fc.oneof(fc.constant(0), make.money(0, 3000));
  return fc.record({
    incomes: make.rows({amount: make.money(0, 12000), certainty: make.one("certain", "certain", "uncertain")}, 1, 4),
    dependants: make.whole(0, 4), ...Object.fromEntries(ESSENTIALS.map((name) => [name, some])),
    debts: make.rows({minimum: make.money(0, 3000), treatment: make.one("negotiate", "negotiate", "keep")}, 0, 5),
    reserve: make.maybe(make.money(0, 2000)), reserve_share: make.one(0, 0.05, 0.1),
  });
};

exports.holds = (raw, answer, ask) => {
  const certain = sum(raw.incomes.filter((i) => i.certainty === "certain"), (i) => fen(i.amount));
  demand(fen(answer.certain_income) === certain, "certain income does not add up");
  const spent = sum(ESSENTIALS, (name) => fen(raw[name]));
  demand(fen(answer.essentials) === spent, "essentials do not add up", {essentials: answer.essentials, spent});
  demand(answer.safe_offer >= 0 && answer.safe_offer <= answer.upper_bound, "an offer above its bound");
  const left = certain - fen(answer.essentials) - fen(answer.kept_payments) - fen(answer.reserve_kept);
  demand(fen(answer.safe_offer) <= Math.max(0, left), "the offer eats what is needed to live", {left});
  const richer = ask({...raw, incomes: [...raw.incomes, {amount: 500, certainty: "certain"}]}).answer;
  demand(richer.safe_offer >= answer.safe_offer, "more income, a lower offer");
  const dearer = ask({...raw, food: raw.food + 100}).answer;
  demand(dearer.safe_offer <= answer.safe_offer, "dearer food, a higher offer");
};
