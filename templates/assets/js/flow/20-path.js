// At an outcome: the way that led there, to read, to copy and to print.
(function () {
  "use strict";

  const page = window.ydtFlow;
  if (!page) return;
  const { words, find, heading } = page;
  const section = document.getElementById("flow-path");
  const list = document.getElementById("flow-path-list");
  const said = document.getElementById("flow-said");
  const byHand = document.getElementById("flow-copy-by-hand");
  let lines = [];

  const add = (parent, tag, text, name) => {
    const made = document.createElement(tag);
    if (text) made.textContent = text;
    if (name) made.className = name;
    return parent.appendChild(made);
  };
  const titleOf = step => heading(step).textContent.trim();

  const paint = (now, path) => {
    const next = now.querySelector(".step__next a");
    said.textContent = "";
    byHand.hidden = true;
    byHand.value = "";
    list.textContent = "";
    lines = [];
    section.hidden = !next;
    if (!next) return;
    const ordered = add(list, "ol");
    path.slice(0, -1).forEach((step, n) => {
      const item = add(ordered, "li");
      const question = titleOf(find(step.id));
      add(item, "span", question, "path__question");
      add(item, "span", words("Answered") + words("Colon") + step.answer, "path__answer");
      lines.push((n + 1) + ". " + question, "   " + words("Answered") + words("Colon") + step.answer);
    });
    const end = words("Outcome") + words("Colon") + titleOf(now);
    const way = words("Next") + words("Colon") + next.querySelector(".next__text").textContent;
    add(list, "p", end, "path__end");
    add(list, "p", way, "path__end path__end--next");
    lines.push("", end, way);
    if (/^http/.test(next.href)) lines.push(next.href);
  };

  const say = text => {
    said.textContent = "";
    window.setTimeout(() => { said.textContent = text; }, 30);
  };

  // The clipboard of today, else that of yesterday, else a field to press and hold. What is said stands below the button.
  const copy = (text, button) => {
    const row = button.closest(".buttons");
    row.parentNode.insertBefore(byHand, row.nextSibling);
    row.parentNode.insertBefore(said, row.nextSibling);
    const old = () => {
      byHand.hidden = false;
      byHand.value = text;
      byHand.focus();
      byHand.select();
      let worked = false;
      try { worked = document.execCommand("copy"); } catch (error) { worked = false; }
      if (worked) byHand.hidden = true;
      say(words(worked ? "Copied" : "CopyByHand"));
    };
    if (!navigator.clipboard || !window.isSecureContext) { old(); return; }
    navigator.clipboard.writeText(text).then(() => { byHand.hidden = true; say(words("Copied")); }, old);
  };

  section.addEventListener("click", event => {
    const button = event.target.closest("[data-do]");
    if (!button) return;
    if (button.dataset.do === "copy") {
      copy([document.querySelector("h1").textContent, ""].concat(lines).join("\n") + "\n", button);
    }
    if (button.dataset.do === "print") {
      document.documentElement.classList.add("prints-path");
      window.print();
    }
  });
  window.addEventListener("afterprint", () => { document.documentElement.classList.remove("prints-path"); });

  page.copy = copy;
  page.paint(paint);
})();
