// Offers sum to the amount to the fen, each within a fen of its share; interest running takes no less time than frozen.
"use strict";
const {demand, fen, sum, near} = require("./common.js");

exports.inputs = (fc, make) => fc.record({
  amount: make.money(0, 20000), basis: make.one("balance", "balance", "minimum"),
  debts: make.rows({balance: make.money(1, 100000), minimum: make.money(1, 5000), annual_rate: make.rate(0.36)}, 1, 12),
});

exports.holds = (raw, answer) => {
  const owed = sum(raw.debts, (d) => fen(d.balance)), offered = sum(answer.offers, fen);
  demand(offered === Math.min(fen(raw.amount), owed), "offers do not sum to the amount", {offered});
  demand(fen(answer.left_over) === fen(raw.amount) - offered, "what is left over");
  demand(answer.offers.length === raw.debts.length, "a creditor without an offer");
  raw.debts.forEach((debt, n) => demand(answer.offers[n] >= 0 && fen(answer.offers[n]) <= fen(debt.balance), "more than is owed"));
  if (raw.basis === "balance" && fen(raw.amount) <= owed) {
    raw.debts.forEach((debt, n) => near(fen(answer.offers[n]), fen(raw.amount) * fen(debt.balance) / owed, 1, "not in proportion"));
  }
  if (answer.months_frozen !== null && answer.months_running !== null) {
    demand(answer.months_running >= answer.months_frozen, "running interest ends sooner than frozen");
  }
  for (const [n, share] of answer.shares.entries()) {
    if (share.months_frozen !== null) {
      demand(share.months_frozen === Math.ceil(fen(raw.debts[n].balance) / fen(share.offer)), "months with interest frozen", share);
    }
  }
};
