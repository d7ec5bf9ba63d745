// The record: everything the reader typed, as typed, held by this page and by nothing else.
(function () {
  "use strict";

  const page = window.YDT && window.YDT.caseFile;
  if (!page) return;
  const { data } = page;
  const VERSION = 1;
  const LONGEST = { text: 60, long: 2000 };

  const blank = () => {
    const made = { person: {}, evidence: {}, letters: {} };
    Object.keys(data.lists).forEach(name => { made[name] = []; });
    return made;
  };

  const longest = value => LONGEST[value.kind] || 40;

  // Only what the vocabulary knows, as texts of bounded length; null where it is something else altogether.
  const tidyRow = (raw, group) => {
    if (raw === null || typeof raw !== "object" || Array.isArray(raw)) return null;
    const row = {};
    data.groups[group].inputs.forEach(value => {
      const given = raw[value.name];
      if (given === undefined || given === "") return;
      if (typeof given !== "string") { row.wrong = true; return; }
      row[value.name] = given.slice(0, longest(value));
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
    made.letters = tidyMarks(raw.letters);
    return made;
  };

  const isEmptyRow = row => Object.keys(row).every(name => row[name] === "");
  const isEmpty = record => isEmptyRow(record.person) && !Object.keys(record.evidence).length &&
    Object.keys(data.lists).every(name => record[name].every(isEmptyRow));

  const model = {
    VERSION,
    record: blank(),
    tidy,
    longest,
    isEmptyRow,
    isEmpty: () => isEmpty(model.record),
    replace: record => {
      model.record = record || blank();
      page.tell("all");
    },
  };
  page.model = model;
})();
