// Beside a tool, once the reader keeps a case file for this visit: fill the fields from it, put what was typed into it, its
// days into the deadlines, or a practice call into the log. Nothing is shown and nothing is read where nothing is kept.
(function () {
  "use strict";

  const about = document.getElementById("case-uses");
  const kept = window.YDT && window.YDT.kept;
  if (!about || !kept) return;
  const { uses, of, words } = JSON.parse(about.textContent);
  const MOST = { debts: 50, incomes: 50, log: 500, deadlines: 100 };
  const LONGEST = 60;

  const read = () => {
    try {
      const found = JSON.parse(kept.read() || "null");
      return found && found.case && found.case.person && Array.isArray(found.case.debts) ? found : null;
    } catch (error) { return null; }
  };

  const write = found => {
    Object.keys(MOST).forEach(name => { found.case[name] = (found.case[name] || []).slice(0, MOST[name]); });
    return kept.write(JSON.stringify(found));
  };

  const make = (tag, attributes, children) => {
    const made = document.createElement(tag);
    Object.keys(attributes).forEach(name => { made.setAttribute(name, attributes[name]); });
    children.forEach(child => { made.appendChild(typeof child === "string" ? document.createTextNode(child) : child); });
    return made;
  };

  const button = (label, act, name) => {
    const made = make("button", { type: "button", class: "button", "data-do": name }, [label]);
    made.addEventListener("click", act);
    return made;
  };

  const two = n => (n < 10 ? "0" : "") + n;
  const today = () => {
    const now = new Date();
    return now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate());
  };

  // Every value the record has, by name: of the person, of one debt, what was worked out, the last event, the day.
  const valuesOf = (found, debt) => Object.assign({ today: today() }, found.worked, (found.case.events || []).slice(-1)[0],
    found.case.person, debt);

  // Days worked out, as deadlines: each once, as many as the list takes. Returns how many are new.
  const putDays = (days, list) => {
    const before = list.length;
    days.forEach(({ day, text }) => {
      const what = text.length > LONGEST ? text.slice(0, LONGEST - 1) + "…" : text;
      const there = list.some(one => one.on === day && one.what === what);
      if (!there && list.length < MOST.deadlines) list.push({ on: day, what });
    });
    return list.length - before;
  };

  /* tool: {place (element the bar stands before), columns, read() -> what is typed, fill(what to type), days() -> the days of
     the answer, where the tool gives days} */
  const bar = tool => {
    if (!read()) return;
    const needsDebt = Object.keys(uses).some(input => (uses[input].value || []).concat(
      Object.keys(uses[input].row || {}).reduce((all, column) => all.concat(uses[input].row[column].value || []), []),
    ).some(name => of[name] === "debt"));
    const said = make("span", { class: "case-bar__said", role: "status" }, []);
    const select = make("select", { id: "case-bar-debt", autocomplete: "off" }, []);
    const say = words => { said.textContent = words; };

    const list = chosen => {
      const { debts } = read().case;
      while (select.firstChild) select.removeChild(select.firstChild);
      debts.forEach((debt, n) => select.appendChild(make("option", { value: String(n) },
        [debt.creditor || words.unnamed.replace("{n}", n + 1)])));
      select.appendChild(make("option", { value: "" }, [words.another]));
      select.value = chosen === undefined ? (debts.length ? "0" : "") : chosen;
    };

    const fill = () => {
      const found = read();
      if (!found) return;
      const debt = needsDebt && select.value !== "" ? found.case.debts[Number(select.value)] || {} : {};
      const { raw } = window.ydtCase.inputs(uses, tool.columns || {}, found.case, valuesOf(found, debt));
      tool.fill(raw);
      say(words.filled);
    };

    const put = () => {
      const found = read();
      if (!found) return;
      let at = select.value;
      const debt = at === "" ? {} : found.case.debts[Number(at)] || {};
      const count = window.ydtCase.put(uses, of, tool.read(), found.case, debt);
      if (needsDebt && at === "" && Object.keys(debt).length) { at = String(found.case.debts.length); found.case.debts.push(debt); }
      say(count && write(found) ? words.put : words.nothing);
      if (needsDebt) list(at);
    };

    const date = () => {
      const found = read();
      if (!found) return;
      found.case.deadlines = found.case.deadlines || [];
      const count = putDays(tool.days(), found.case.deadlines);
      say(count && write(found) ? words.dated.replace("{n}", count) : words.nothing);
    };

    const parts = needsDebt ? [make("label", { for: "case-bar-debt" }, [words.debt]), select] : [];
    if (needsDebt) list();
    const made = make("div", { class: "case-bar no-print" }, parts.concat([
      make("p", { class: "buttons" }, [button(words.fill, fill, "case-fill"), button(words.keep, put, "case-put")].concat(
        tool.days ? [button(words.days, date, "case-days")] : [])), said,
    ]));
    tool.place.parentNode.insertBefore(made, tool.place);
    document.addEventListener("ydt:wipe", () => { if (made.parentNode) made.parentNode.removeChild(made); });
  };

  // A practice call that was noted can go into the log of contacts.
  document.addEventListener("ydt:flow-log", event => {
    const place = document.getElementById("call-log");
    if (!place || !read()) return;
    const before = place.querySelector("[data-do=case-log]");
    if (before) before.parentNode.removeChild(before);
    const add = button(words.log, () => {
      const found = read();
      if (!found) return;
      const entry = {};
      Object.keys(event.detail).forEach(name => { if (event.detail[name]) entry[name] = String(event.detail[name]); });
      found.case.log = (found.case.log || []).concat([entry]);
      add.textContent = write(found) ? words.logged : words.nothing;
      add.disabled = true;
    }, "case-log");
    place.appendChild(add);
  });

  window.ydtCaseBar = bar;
})();
