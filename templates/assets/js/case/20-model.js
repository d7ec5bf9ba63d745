// The record: everything the reader typed, as typed, held by this page and by nothing else.
(function () {
  "use strict";

  const page = window.YDT && window.YDT.caseFile;
  if (!page) return;
  const { data } = page;
  const VERSION = 1;
  const LETTERS = 30;
  const LONGEST = { text: 60, long: 2000 };

  const blank = () => {
    const made = { person: {}, evidence: {}, letters: [] };
    Object.keys(data.lists).forEach(name => { made[name] = []; });
    return made;
  };

  const longest = (group, value) => data.long.indexOf(group + "." + value.name) >= 0 ? LONGEST.long : LONGEST[value.kind] || 40;

  // Only what the vocabulary knows, as texts of bounded length; null where it is something else altogether.
  const tidyRow = (raw, group) => {
    if (raw === null || typeof raw !== "object" || Array.isArray(raw)) return null;
    const row = {};
    data.groups[group].inputs.forEach(value => {
      const given = raw[value.name];
      if (given === undefined || given === "") return;
      if (typeof given !== "string") { row.wrong = true; return; }
      row[value.name] = given.slice(0, longest(group, value));
    });
    return row.wrong ? null : row;
  };

  const tidyMarks = raw => {
    const marks = {};
    Object.keys(raw && typeof raw === "object" && !Array.isArray(raw) ? raw : {}).slice(0, 400).forEach(name => {
      if (/^[a-z0-9_.-]{1,60}$/.test(name) && raw[name] === true) marks[name] = true;
    });
    return marks;
  };

  // A letter chosen: which one, about which debt (its place in the list), and what only this letter asks for.
  const tidyLetter = (raw, debts) => {
    if (raw === null || typeof raw !== "object" || !/^[a-z0-9-]{1,60}$/.test(raw.letter || "")) return null;
    const row = { letter: raw.letter, own: {} };
    if (/^[0-9]{1,2}$/.test(raw.debt || "") && Number(raw.debt) < debts) row.debt = raw.debt;
    Object.keys(raw.own && typeof raw.own === "object" ? raw.own : {}).slice(0, 40).forEach(name => {
      if (/^[a-z0-9_]{1,60}$/.test(name) && typeof raw.own[name] === "string") row.own[name] = raw.own[name].slice(0, LONGEST.long);
    });
    return row;
  };

  // A record from outside (a file, a link): null where it is not one, or where lists are longer than they may be.
  const tidy = raw => {
    if (raw === null || typeof raw !== "object" || Array.isArray(raw)) return null;
    const made = blank();
    made.person = tidyRow(raw.person === undefined ? {} : raw.person, "person");
    if (!made.person) return null;
    const whole = Object.keys(data.lists).every(name => {
      const list = raw[name] === undefined ? [] : raw[name];
      if (!Array.isArray(list) || list.length > data.lists[name].most) return false;
      made[name] = list.map(row => tidyRow(row, data.lists[name].of));
      return made[name].indexOf(null) < 0;
    });
    if (!whole) return null;
    made.evidence = tidyMarks(raw.evidence);
    const letters = raw.letters === undefined ? [] : raw.letters;
    if (!Array.isArray(letters) || letters.length > LETTERS) return null;
    made.letters = letters.map(row => tidyLetter(row, made.debts.length));
    return made.letters.indexOf(null) < 0 ? made : null;
  };

  const isEmptyRow = row => Object.keys(row).every(name => row[name] === "");
  const isEmpty = record => isEmptyRow(record.person) && !record.letters.length && !Object.keys(record.evidence).length &&
    Object.keys(data.lists).every(name => record[name].every(isEmptyRow));

  const model = {
    VERSION,
    record: blank(),
    tidy,
    longest,
    isEmptyRow,
    most: name => name === "letters" ? LETTERS : data.lists[name].most,
    // A row goes; letters about later debts keep to theirs, those about a debt that goes are about none.
    remove: (name, row) => {
      const at = model.record[name].indexOf(row);
      model.record[name].splice(at, 1);
      if (name !== "debts") return;
      model.record.letters.forEach(letter => {
        if (letter.debt === undefined || Number(letter.debt) < at) return;
        if (Number(letter.debt) === at) delete letter.debt; else letter.debt = String(Number(letter.debt) - 1);
      });
    },
    isEmpty: () => isEmpty(model.record),
    replace: record => {
      model.record = record || blank();
      page.tell("all");
    },
  };
  page.model = model;
})();
