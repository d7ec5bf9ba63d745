// The one line beside each step that says how far it is; each step adds its own.
(function () {
  "use strict";

  const page = window.YDT && window.YDT.caseFile;
  if (!page) return;
  const { text } = page;

  page.states = {};

  const paint = () => {
    Object.keys(page.states).forEach(name => {
      const place = document.getElementById("state-" + name);
      const words = page.states[name]() || text("state_empty");
      if (place.textContent !== words) place.textContent = words;
    });
  };
  page.paintStates = paint;

  const later = page.soon(paint, 200);
  page.hear(what => { if (what === "all") paint(); else later(); });

  // An answer of a calculator: its sentence, or what is still missing, in words.
  page.answerOf = (answer, missing) => {
    if (!answer) return [missing];
    if (answer.problems.length) return [answer.problems[0].text];
    return page.runs(answer.view.answer);
  };

  // A table of a calculator's view, as on its own page.
  page.gridOf = table => {
    const { make } = page;
    const right = n => table.numeric[n] ? "ta-right" : null;
    const line = cells => make("tr", {}, cells.map((cell, n) => n
      ? make("td", { class: right(n) }, [cell])
      : make("th", { scope: "row", class: right(n) }, [cell])));
    const head = make("tr", {}, table.head.map((cell, n) => make("th", { scope: "col", class: right(n) }, [cell])));
    return make("div", { class: "table-wrap", tabindex: "0", role: "region", "aria-label": table.caption }, [
      make("table", { class: "grid" }, [
        make("caption", {}, [table.caption]), make("thead", {}, [head]), make("tbody", {}, table.rows.map(line)),
        table.foot.length ? make("tfoot", {}, [line(table.foot)]) : null,
      ]),
    ]);
  };
})();
