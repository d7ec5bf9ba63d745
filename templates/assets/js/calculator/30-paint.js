// A view as elements, the same as templates/pages/_view.html paints at build time.
(function () {
  "use strict";

  const page = window.ydtPage;
  if (!page) return;
  const { results, text, make, empty, each } = page;
  const LONG = 24;
  const PAUSE = 120;
  const SVG = "http://www.w3.org/2000/svg";
  const open = new Set();

  const runs = pieces => pieces.map(piece => piece.strong ? make("strong", {}, [piece.text]) : piece.text);

  const grid = table => {
    const right = n => table.numeric[n] ? "ta-right" : null;
    // Numbers to the right, dates in one piece.
    const kind = (cell, n) => right(n) || (/^....-..-..$/.test(cell) ? "day" : null);
    const line = cells => make("tr", {}, cells.map((cell, n) => n || cells.length === 1
      ? make("td", { class: kind(cell, n) }, [cell])
      : make("th", { scope: "row", class: kind(cell, n) }, [cell])));
    const head = make("tr", {}, table.head.map((cell, n) => make("th", { scope: "col", class: right(n) }, [cell])));
    const parts = [
      make("caption", {}, [table.caption]), make("thead", {}, [head]), make("tbody", {}, table.rows.map(line)),
    ];
    if (table.foot.length) parts.push(make("tfoot", {}, [line(table.foot)]));
    const label = table.caption + text("comma") + text("scroll");
    return make("div", { class: "table-wrap", tabindex: "0", role: "region", "aria-label": label }, [
      make("table", { class: "grid" }, parts),
    ]);
  };

  // Long tables are made when they are opened, so that typing stays quick.
  const folded = (name, summary, fillIn) => {
    const fold = make("details", { class: "long-table", "data-table": name }, [make("summary", {}, [summary])]);
    const show = () => { if (fold.open && fold.children.length === 1) fillIn(fold); };
    fold.open = open.has(name);
    show();
    fold.addEventListener("toggle", () => {
      if (fold.open) open.add(name); else open.delete(name);
      show();
    });
    return fold;
  };

  const table = one => one.rows.length > LONG
    ? folded(one.code, one.caption + " · " + text("table_rows", { n: one.rows.length }), fold => fold.appendChild(grid(one)))
    : grid(one);

  const drawing = chart => {
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("class", "drawing");
    const low = chart.shapes.map(({ attributes: at }) => Number(at.y2 || at.y || 0) + Number(at.height || 0));
    svg.setAttribute("viewBox", "0 0 320 " + Math.round(Math.max.apply(null, low) + 5));
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", chart.title + page.words.common.colon + chart.finding);
    chart.shapes.forEach(shape => {
      const made = document.createElementNS(SVG, shape.tag);
      Object.keys(shape.attributes).forEach(name => { made.setAttribute(name, shape.attributes[name]); });
      made.textContent = shape.text;
      svg.appendChild(made);
    });
    return svg;
  };

  const figure = chart => make("figure", { class: "chart", "aria-labelledby": "chart-title" }, [
    make("figcaption", {}, [
      make("strong", { id: "chart-title" }, [chart.title]), " ", make("span", {}, [chart.finding]),
    ]),
    drawing(chart),
    folded("chart", text("chart_numbers"), fold => fold.appendChild(grid(chart.table))),
  ]);

  const list = (items, name, title) => items.length ? make("section", { class: name, "aria-labelledby": name }, [
    make("h2", { id: name }, [title]), make("ul", {}, items.map(item => make("li", {}, [item]))),
  ]) : null;

  const steps = view => {
    if (!view.steps.length) return null;
    const fold = folded("steps", text("steps"), box => {
      box.appendChild(make("ol", {}, view.steps.map(step => make("li", {}, [step]))));
    });
    fold.className = "steps";
    return fold;
  };

  const next = view => view.next.length ? make("section", { class: "calc-next", "aria-labelledby": "calc-next" }, [
    make("h2", { id: "calc-next" }, [text("next")]),
    make("ul", { class: "pages" }, view.next.map(step => make("li", {}, [
      make("a", { href: step.href }, [make("span", { class: "pages__title" }, [step.text])]),
    ]))),
  ]) : null;

  const summary = view => view.summary.length ? make("dl", { class: "summary", "aria-label": text("summary") },
    view.summary.map(item => make("div", {}, [make("dt", {}, [item.label]), make("dd", {}, [item.value])]))) : null;

  // Each part with what it is made from. One that is made from the same as before stays: typing costs only what changed.
  const partsOf = view => [
    ["summary", view.summary, () => summary(view)],
    ["notes", view.notes, () => list(view.notes, "notes", text("notes"))],
    ["chart", view.chart, () => view.chart && figure(view.chart)],
    ...view.tables.map(one => ["table-" + one.code, one, () => table(one)]),
    ["steps", view.steps, () => steps(view)],
    ["assumptions", view.assumptions, () => list(view.assumptions, "assumptions", text("used_assumptions"))],
    ["next", view.next, () => next(view)],
  ];
  let kept = {};
  let later = 0;

  const place = view => {
    const before = kept;
    const order = [];
    kept = {};
    partsOf(view).forEach(([name, from, build]) => {
      const mark = JSON.stringify(from);
      const old = before[name];
      const made = old && old.mark === mark ? old.made : build();
      kept[name] = { mark, made };
      if (made) order.push(made);
    });
    Array.prototype.slice.call(results.childNodes).forEach(node => {
      if (order.indexOf(node) < 0) results.removeChild(node);
    });
    order.forEach((made, n) => { if (results.childNodes[n] !== made) results.insertBefore(made, results.childNodes[n] || null); });
  };

  // What the page was sent with is what a view gives: it stays, and from here on changes part by part.
  const adopt = view => {
    const shown = partsOf(view).filter(([, from]) => from && from.length !== 0);
    if (shown.length !== results.children.length) return;
    kept = {};
    shown.forEach(([name, from], n) => { kept[name] = { mark: JSON.stringify(from), made: results.children[n] }; });
    each("details", results, fold => {
      fold.addEventListener("toggle", () => { if (fold.open) open.add(fold.dataset.table); else open.delete(fold.dataset.table); });
      if (fold.open) open.add(fold.dataset.table);
    });
  };

  // The answer at once; what stands below it, and is not in sight while typing, when the reader pauses.
  const paint = (view, whole) => {
    const answer = document.getElementById("calc-answer");
    empty(answer);
    runs(view.answer).forEach(piece => {
      answer.appendChild(typeof piece === "string" ? document.createTextNode(piece) : piece);
    });
    window.clearTimeout(later);
    if (whole || !results.firstChild) place(view);
    else later = window.setTimeout(place, PAUSE, view);
  };

  // No stale answer: while something is wrong or missing, the old one goes.
  const wait = words => {
    const answer = document.getElementById("calc-answer");
    empty(answer);
    answer.appendChild(make("span", { class: "answer__waiting" }, [words]));
    window.clearTimeout(later);
    empty(results);
    kept = {};
  };

  page.adopt = adopt;
  page.paint = paint;
  page.wait = wait;
})();
