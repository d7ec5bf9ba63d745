// From the case file's record to what a calculator or a letter asks, and back: by the vocabulary, text by text. Used by the case
// file itself and by the bar on the pages of tools.
(function () {
  "use strict";

  const isFilled = typed => typed !== undefined && typed !== null && typed !== "";
  const isNeeded = column => column.default === null && !column.optional;
  const isBlank = row => Object.keys(row).every(name => !isFilled(row[name]));

  // The text a use finds: the first of its values that is filled in.
  const found = (use, values) => {
    if (use.fixed) return use.fixed;
    const name = (use.value || []).filter(one => isFilled(values[one]))[0];
    return name ? values[name] : "";
  };

  // Rows of a list as a calculator's rows; `at` says from which row of the list each comes. A row that lacks what the
  // calculator needs is left out and its place noted in `lacking`.
  const rowsFor = (use, columns, list) => {
    const made = { rows: [], at: [], lacking: [] };
    list.forEach((row, n) => {
      const outside = Object.keys(use.where || {}).some(key => isFilled(row[key]) && row[key] !== use.where[key]);
      if (outside || isBlank(row)) return;
      const typed = {};
      columns.forEach(column => {
        const own = use.columns[column.name];
        typed[column.name] = own ? found(own, row) : "";
      });
      if (columns.some(column => isNeeded(column) && typed[column.name] === "")) { made.lacking.push(n); return; }
      made.rows.push(typed);
      made.at.push(n);
    });
    return made;
  };

  const oneRow = (use, columns, values) => {
    const typed = {};
    columns.forEach(column => { typed[column.name] = found(use.row[column.name] || {}, values); });
    return Object.assign(typed, (use.choices || {})[typed.kind]);
  };

  // Everything the record has for a calculator, as its own page would have it typed. `values` are the person's, the debt's and
  // what was worked out, in one.
  const inputs = (uses, columns, record, values) => {
    const made = { raw: {}, at: [], lacking: [] };
    Object.keys(uses).forEach(input => {
      const use = uses[input];
      if (use.rows) {
        const list = rowsFor(use, columns[input] || [], record[use.rows] || []);
        made.raw[input] = list.rows;
        if (use.rows === "debts") { made.at = list.at; made.lacking = list.lacking; }
      } else if (use.row) {
        made.raw[input] = [oneRow(use, columns[input] || [], values)];
      } else {
        made.raw[input] = found(use, values);
      }
    });
    return made;
  };

  // A row of a list is the one of the same name; a name that is new makes a new row.
  const putRows = (use, rows, record) => {
    const list = record[use.rows] = record[use.rows] || [];
    const key = use.columns.name && (use.columns.name.value || [])[0];
    rows.forEach(row => {
      const values = {};
      Object.keys(use.columns).forEach(column => {
        const name = (use.columns[column].value || [])[0];
        if (name && isFilled(row[column])) values[name] = row[column];
      });
      if (isBlank(values)) return;
      const same = key && isFilled(values[key]) && list.filter(one => one[key] === values[key])[0];
      if (same) Object.assign(same, values); else list.push(values);
    });
  };

  // What was typed on a tool's page, put into the record; `of` says whose each value is. Returns how many values were taken.
  const put = (uses, of, typed, record, debt) => {
    let count = 0;
    Object.keys(uses).forEach(input => {
      const use = uses[input];
      const given = typed[input];
      if (use.rows && Array.isArray(given)) { putRows(use, given, record); count += given.length; return; }
      const name = (use.value || []).filter(one => of[one] === "person" || of[one] === "debt")[0];
      if (!name || typeof given !== "string" || given === "") return;
      (of[name] === "debt" ? debt : record.person)[name] = given;
      count += 1;
    });
    return count;
  };

  // What was left open takes its default, as a form shows it.
  const complete = (panel, declaration, raw) => {
    const values = {};
    declaration.inputs.forEach(field => { values[field.name] = field.kind === "rows" ? [] : field.default; });
    const typed = panel.spell(declaration, values);
    Object.keys(raw).forEach(input => { if (raw[input] !== "") typed[input] = raw[input]; });
    return typed;
  };

  window.ydtCase = { inputs, rowsFor, put, complete, isFilled };
})();
