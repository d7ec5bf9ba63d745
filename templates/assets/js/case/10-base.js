// What the parts of the case file share: its data and words, how elements are made (never from HTML text), who hears of changes.
(function () {
  "use strict";

  const root = document.getElementById("case");
  if (!root || !window.ydt || !window.ydt.case_sums) return;

  const data = JSON.parse(document.getElementById("case-data").textContent);

  // What is usual about a field, its label or a calculator's words stands in the page once (sitegen/case_page.py).
  const whole = usual => one => Object.assign({}, usual, one);
  const each = (record, work) => { Object.keys(record).forEach(name => { record[name] = work(record[name]); }); };
  const complete = declaration => {
    ["inputs", "outputs", "details"].forEach(part => { declaration[part] = declaration[part].map(whole(data.usual.field)); });
    each(declaration.columns, columns => columns.map(whole(data.usual.field)));
    return declaration;
  };
  each(data.groups, complete);
  each(data.values, labels => { each(labels, whole(data.usual.label)); return labels; });
  each(data.calculators, about => Object.assign(about, {
    declaration: complete(about.declaration), words: Object.assign({}, data.silent, { common: data.common }, about.words),
  }));

  // text(key, {n: 3}): a string of the page with its {names} filled in.
  const text = (key, values) => {
    let words = data.strings[key] || "";
    Object.keys(values || {}).forEach(name => { words = words.split("{" + name + "}").join(values[name]); });
    return words;
  };

  // make("li", {class: "row"}, ["text", element, …]); attributes and children that are null or false are left out.
  const make = (tag, attributes, children) => {
    const made = document.createElement(tag);
    Object.keys(attributes || {}).forEach(name => {
      const value = attributes[name];
      if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : value);
    });
    (children || []).forEach(child => {
      if (child === null || child === undefined || child === false) return;
      made.appendChild(typeof child === "string" ? document.createTextNode(child) : child);
    });
    return made;
  };

  const button = (label, act, attributes) => {
    const made = make("button", Object.assign({ type: "button", class: "button" }, attributes), [label]);
    made.addEventListener("click", act);
    return made;
  };

  const fill = (element, children) => {
    while (element.firstChild) element.removeChild(element.firstChild);
    children.forEach(child => {
      if (child) element.appendChild(typeof child === "string" ? document.createTextNode(child) : child);
    });
  };

  // Sentences of calculators come as pieces, some of them strong.
  const runs = pieces => pieces.map(piece => piece.strong ? make("strong", {}, [piece.text]) : piece.text);

  const status = document.getElementById("case-status");
  const say = words => {
    status.textContent = "";
    window.setTimeout(() => { status.textContent = words; }, 40);
  };

  // Parts tell one another what changed: a list or "person"; "all" after a file was loaded or everything was cleared.
  const hearers = [];
  const hear = work => { hearers.push(work); };
  const tell = what => { hearers.forEach(work => { work(what); }); };

  // Heavy work follows when the reader pauses: typing itself must stay quick.
  const soon = (work, pause) => {
    let waiting = 0;
    return () => {
      window.clearTimeout(waiting);
      waiting = window.setTimeout(work, pause || 150);
    };
  };

  const two = n => (n < 10 ? "0" : "") + n;
  const today = () => {
    const now = new Date();
    return now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate());
  };

  window.YDT = window.YDT || {};
  window.YDT.caseFile = {
    root, data, panel: window.ydt.case_sums, text, make, button, fill, runs, say, hear, tell, soon, today,
    wechat: document.documentElement.classList.contains("wechat"),
  };
})();
