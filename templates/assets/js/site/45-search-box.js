/* The search box in the header and its list, made here: without scripts they could do nothing. Which files are asked for never
   depends on what is typed (40-search.js). */
(function () {
  "use strict";

  const box = document.querySelector(".search");
  if (!box) return;
  const { open, describe, rank, marked, most } = window.ydtSearchEngine;
  const data = box.dataset;
  const words = window.ydtSite.words;
  const make = (tag, attributes, text) => {
    const made = document.createElement(tag);
    Object.keys(attributes).forEach(name => { made.setAttribute(name, attributes[name]); });
    made.textContent = text || "";
    return made;
  };

  // The field has no name and the form no action: nothing could reach the address even if this script failed.
  // No spellcheck: some browsers send the text away for it.
  const form = make("form", { class: "search-form", role: "search", "aria-label": words["search.label"] });
  const label = make("label", { class: "vh", for: "search-input" }, words["search.label"]);
  const input = make("input", {
    class: "search-input", id: "search-input", type: "search", placeholder: words["search.hint"], autocomplete: "off",
    autocapitalize: "off", spellcheck: "false", enterkeyhint: "search", maxlength: "80",
  });
  const go = make("button", { class: "y-button search-button", type: "submit" }, words["search.button"]);
  [label, input, go].forEach(part => form.appendChild(part));
  const panel = make("div", { class: "search-panel", hidden: "" });
  const count = make("p", { class: "search-count", "aria-hidden": "true" });
  const list = make("ul", { class: "search-results", "aria-label": words["search.results"] });
  const help = make("p", { class: "search-help", hidden: "" });
  const status = make("p", { class: "vh", role: "status" });
  help.appendChild(make("a", { href: data.searchRoot + "guides/today.html" }, words["search.today"]));
  help.appendChild(make("a", { href: data.searchRoot + "sections/all.html" }, words["search.all"]));
  [count, list, help, make("p", { class: "search-private" }, words["search.private"])].forEach(part => panel.appendChild(part));
  [form, status, panel].forEach(part => box.appendChild(part));
  const saving = Boolean((window.navigator.connection || {}).saveData);
  let index = null;
  let asked = false;       // for the pages
  let waiting = null;      // body files still to come; null: not asked for yet
  let inside = false;      // finger or focus is in the list: it must not move
  let enter = false;       // the key was Enter in the box
  let opensFirst = false;  // Enter came before the index
  let saying = 0;

  const query = () => input.value.trim();
  const load = (name, failed) => { window.YDT.out.script(data.searchBase + name + ".js", null, failed); };

  const say = text => {
    count.textContent = text;
    // A screen reader hears the count when the reader pauses, not at every letter.
    window.clearTimeout(saying);
    saying = window.setTimeout(() => { status.textContent = text; }, 500);
  };

  const close = () => { panel.hidden = true; say(""); };
  const span = (className, pieces) => {
    const made = document.createElement("span");
    made.className = className;
    pieces.forEach(piece => {
      const part = document.createElement(piece[1] ? "mark" : "span");
      part.textContent = piece[0];
      made.appendChild(part);
    });
    return made;
  };

  const item = page => {
    const link = document.createElement("a");
    link.className = "search-result";
    link.setAttribute("href", data.searchRoot + page.url);
    link.appendChild(span("search-title", marked(index, page.title, query())));
    link.appendChild(span("search-section", [[page.section, false]]));
    link.appendChild(span("search-text", marked(index, page.description, query())));
    return document.createElement("li").appendChild(link).parentNode;
  };

  const links = () => Array.from(panel.querySelectorAll("a")).filter(link => link.offsetParent);
  const show = () => {
    if (!query()) { inside = false; list.textContent = ""; close(); return; }
    panel.hidden = false;
    if (!index) { say(words["search.loading"]); return; }
    if (!inside) list.textContent = "";
    const shown = Array.from(list.querySelectorAll("a")).map(link => link.getAttribute("href"));
    rank(index, query()).filter(page => shown.indexOf(data.searchRoot + page.url) < 0)
      .slice(0, most - shown.length).forEach(page => list.appendChild(item(page)));
    const found = list.children.length;
    help.hidden = found > 0;
    say(found ? words["search.count"].replace("{n}", found) : words["search.none"]);
    if (opensFirst && found) window.YDT.out.go(links()[0].href);
    opensFirst = false;
  };

  const loadMeta = () => {
    if (asked) return;
    asked = true;
    load("meta", () => { asked = false; panel.hidden = false; help.hidden = false; say(words["search.error"]); });
    load("text");
  };

  const bodyCame = () => { waiting -= 1; if (!waiting && !panel.hidden) show(); };
  // All of them or none: a choice made by the words would tell the words.
  const loadBodies = () => {
    if (waiting !== null || !index || !query()) return;
    waiting = index.bodies;
    for (let i = 0; i < index.bodies; i += 1) load("body-" + (i < 10 ? "0" : "") + i, bodyCame);
  };

  window.ydtSearch = {
    add: (name, part) => {
      if (name === "body") { index.shards.push(part); bodyCame(); return; }
      if (name === "meta") index = open(part);
      else if (index) describe(index, part);
      if (query() && !panel.hidden) show();
      if (!saving) loadBodies();
    },
  };

  input.addEventListener("focus", loadMeta);
  // Voice input, paste and some Chinese keyboards send no key events: only "input" is sure to come.
  input.addEventListener("input", () => {
    inside = false;
    opensFirst = false;
    loadMeta();
    show();
    if (!saving) loadBodies();
  });
  ["pointerover", "touchstart", "focusin"].forEach(name => {
    list.addEventListener(name, () => { inside = true; }, { passive: true });
  });

  form.addEventListener("submit", event => {
    event.preventDefault();
    loadMeta();
    opensFirst = enter && !index;
    show();
    loadBodies();
    const first = index && query() && links()[0];
    if (!first) input.focus();
    else if (enter) window.YDT.out.go(first.href);
    else first.focus();
    enter = false;
  });

  box.addEventListener("keydown", event => {
    if (event.isComposing) return;
    enter = event.key === "Enter" && event.target === input;
    if (event.key === "Escape" && !panel.hidden) { event.preventDefault(); close(); input.focus(); }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const all = links();
    const next = all.indexOf(document.activeElement) + step;
    if (!step || next < -1 || next >= all.length) return;
    event.preventDefault();
    (all[next] || input).focus();
  });

  const outside = place => { if (place && !box.contains(place)) close(); };
  box.addEventListener("focusout", event => outside(event.relatedTarget));
  document.addEventListener("pointerdown", event => outside(event.target));
  document.addEventListener("ydt:wipe", () => { input.value = ""; show(); });
})();
