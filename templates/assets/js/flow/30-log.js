/* A practice call ends in the lines worth saying, on one screen, and in a note of the call filled in from the way taken. The
   note leaves as text, and as an event for whoever keeps a contact log on this page; nothing is stored here. */
(function () {
  "use strict";

  const page = window.ydtFlow;
  const data = document.getElementById("flow-log");
  if (!page || !data) return;
  const { flow, words, find } = page;
  const log = JSON.parse(data.textContent);
  const section = document.getElementById("call-log");
  const field = name => document.getElementById("log-" + name);
  const names = ["date", "creditor", "person", "number", "said", "promised", "by"];
  const script = document.createElement("section");
  script.className = "call-script";
  script.hidden = true;
  section.parentNode.insertBefore(script, section);

  const today = () => {
    const now = new Date();
    const two = n => (n < 10 ? "0" : "") + n;
    return now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate());
  };

  // Every line that a step on the way offered, once each, in order.
  const linesOf = path => {
    const found = [];
    path.forEach(step => {
      Array.prototype.forEach.call(find(step.id).querySelectorAll(".admonition.script > p:not(.admonition-title)"), line => {
        const text = line.textContent.trim();
        if (found.indexOf(text) < 0) found.push(text);
      });
    });
    return found;
  };

  const gathered = (texts, path) => path.map(step => texts[step.id]).filter((text, n, all) => text && all.indexOf(text) === n);

  const paint = (now, path) => {
    const ended = Boolean(now.querySelector(".step__next"));
    script.hidden = !ended;
    section.hidden = !ended;
    script.textContent = "";
    names.forEach(name => { field(name).value = ""; });
    if (!ended) return;
    const title = script.appendChild(document.createElement("h2"));
    title.textContent = words("Script");
    const list = script.appendChild(document.createElement("ol"));
    linesOf(path).forEach(line => { list.appendChild(document.createElement("li")).textContent = line; });
    field("date").value = today();
    field("said").value = gathered(log.said, path).join("\n");
    field("promised").value = gathered(log.promised, path).join("\n");
  };

  const label = name => section.querySelector('label[for="log-' + name + '"]').textContent;

  section.addEventListener("click", event => {
    if (!event.target.closest("[data-do=log-copy]")) return;
    const value = name => field(name).value.trim();
    page.copy(names.filter(value).map(name => label(name) + words("Colon") + value(name)).join("\n") + "\n");
    const detail = { channel: "phone" };
    names.forEach(name => { detail[name] = value(name); });
    document.dispatchEvent(new CustomEvent("ydt:flow-log", { detail }));
  });

  flow.classList.add("has-log");
  page.paint(paint);
})();
