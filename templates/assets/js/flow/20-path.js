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
  const taker = window.ydtTake.copier(said, byHand, words("copy_by_hand"));
  const { make, empty } = window.ydtElements;
  const colon = words("colon");
  let lines = [];

  const titleOf = step => heading(step).textContent.trim();

  const paint = (now, path) => {
    const next = now.querySelector(".step__next a");
    taker.forget();
    empty(list);
    lines = [];
    section.hidden = !next;
    if (!next) return;
    list.appendChild(make("ol", {}, path.slice(0, -1).map((step, n) => {
      const question = titleOf(find(step.id));
      const answer = words("answered") + colon + step.answer;
      lines.push((n + 1) + ". " + question, "   " + answer);
      return make("li", {}, [
        make("span", { class: "path__question" }, [question]), make("span", { class: "path__answer" }, [answer]),
      ]);
    })));
    const end = words("outcome") + colon + titleOf(now);
    const way = words("next") + " → " + next.querySelector(".next__text").textContent;
    list.appendChild(make("p", { class: "path__end" }, [end]));
    list.appendChild(make("p", { class: "path__end" }, [way]));
    lines.push("", end, way);
    if (/^http/.test(next.href)) lines.push(next.href);
  };

  // What is said about a copy stands below its button.
  const copy = (text, button) => {
    const row = button.closest(".buttons");
    row.parentNode.insertBefore(byHand, row.nextSibling);
    row.parentNode.insertBefore(said, row.nextSibling);
    taker.copy(text, words("copied"));
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
