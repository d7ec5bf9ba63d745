/* A practice call ends in the lines worth saying, on one screen, and in a note of the call filled in from the way taken. The
   note leaves as text, and as an event for whoever keeps a contact log on this page; nothing is stored here. */
(function () {
  "use strict";

  const page = window.ydtFlow;
  const data = document.getElementById("flow-log");
  if (!page || !data) return;
  const { words, find } = page;
  const { make, each, empty } = window.ydtElements;
  const log = JSON.parse(data.textContent);
  const section = document.getElementById("call-log");
  const field = name => document.getElementById("log-" + name);
  const names = ["date", "creditor", "who", "number", "said", "promised", "by"];
  const script = document.getElementById("call-script");
  const list = script.querySelector("ol");

  const today = () => {
    const now = new Date();
    const two = n => (n < 10 ? "0" : "") + n;
    return now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate());
  };

  // Every line that a step on the way offered, once each, in order.
  const linesOf = path => {
    const found = [];
    path.forEach(step => {
      each(".script > p:not(.admonition-title)", find(step.id), line => {
        const text = line.textContent.trim();
        if (found.indexOf(text) < 0) found.push(text);
      });
    });
    return found;
  };

  const gathered = (texts, path) => path.map(step => texts[step.id]).filter((text, n, all) => text && all.indexOf(text) === n);

  const paint = (now, path) => {
    const said = gathered(log.said, path);
    const ended = Boolean(now.querySelector(".step__next")) && said.length > 0;
    script.hidden = !ended;
    section.hidden = !ended;
    empty(list);
    names.forEach(name => { field(name).value = ""; });
    if (!ended) return;
    linesOf(path).forEach(line => { list.appendChild(make("li", {}, [line])); });
    field("date").value = today();
    field("said").value = said.join("\n");
    field("promised").value = gathered(log.promised, path).join("\n");
  };

  const label = name => section.querySelector('label[for="log-' + name + '"]').textContent;

  script.addEventListener("click", event => {
    const button = event.target.closest("[data-do=script-copy]");
    if (!button) return;
    page.copy(Array.prototype.map.call(list.children, (line, n) => (n + 1) + ". " + line.textContent).join("\n") + "\n", button);
  });

  section.addEventListener("click", event => {
    const button = event.target.closest("[data-do=log-copy]");
    if (!button) return;
    const value = name => field(name).value.trim();
    page.copy(names.filter(value).map(name => label(name) + words("colon") + value(name)).join("\n") + "\n", button);
    const detail = { channel: "phone" };
    names.forEach(name => { detail[name] = value(name); });
    document.dispatchEvent(new CustomEvent("ydt:flow-log", { detail }));
  });

  page.paint(paint);
})();
