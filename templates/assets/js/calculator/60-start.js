// The calculator comes alive: fields to answer, once a frame at most, and nothing kept anywhere.
(function () {
  "use strict";

  const page = window.ydtPage;
  if (!page) return;
  const { calc, form, panel, calculator, declaration, words, rules, fields, text } = page;
  const note = document.getElementById("calc-note");
  const status = document.getElementById("calc-status");
  const takes = document.querySelectorAll("[data-do=copy], [data-do=csv], [data-do=calendar], [data-do=live]");
  let known = false;
  let frame = 0;
  let telling = 0;

  // A screen reader hears the answer when the reader pauses, not at every figure.
  const tell = said => {
    window.clearTimeout(telling);
    telling = window.setTimeout(() => { if (status.textContent !== said) status.textContent = said; }, 900);
  };

  const refuse = problems => {
    page.shown = null;
    fields.showProblems(problems);
    const missing = fields.needed(problems);
    const said = missing.length === problems.length
      ? text("needed", { names: missing.join(text("comma")) })
      : text("waiting");
    page.wait(said);
    tell(said);
  };

  // What these fields give: {raw, view, chart}, or {problems}. Throws where the calculator itself fails.
  const work = raw => {
    const accepted = panel.accept(declaration, raw, true);
    if (accepted.problems.length) return { problems: panel.refused(declaration, words, accepted.problems).problems };
    const result = calculator.compute(accepted.values, rules);
    const chart = calculator.figure(result);
    const view = panel.present(declaration, words, accepted.values, result, chart);
    return view.problems.length ? { problems: view.problems } : { raw, view, chart };
  };

  const answer = whole => {
    frame = 0;
    known = true;
    const raw = fields.read();
    fields.showAsked(raw);
    note.hidden = true;
    try {
      const made = work(raw);
      if (made.problems) { refuse(made.problems); }
      else {
        page.shown = made;
        fields.showProblems([]);
        page.paint(made.view, whole === true);
        tell(made.view.answer.map(run => run.text).join(""));
      }
    } catch (error) {
      page.shown = null;
      fields.showProblems([]);
      page.wait(text("failed"));
      tell(text("failed"));
    }
    Array.prototype.forEach.call(takes, button => { button.disabled = !page.shown; });
    calc.classList.toggle("is-waiting", !page.shown);
    if (page.chart) page.chart.later();
  };

  // The page is sent with the answer to its example: working that out again can wait until the reader pauses or takes it away.
  const know = () => {
    if (known) return;
    known = true;
    try {
      const made = work(fields.read());
      if (made.problems) { answer(true); return; }
      page.shown = made;
      page.adopt(made.view);
    } catch (error) { answer(true); }
  };

  const soon = () => { if (!frame) frame = window.requestAnimationFrame(answer); };

  const fill = (typed, said) => {
    fields.fill(typed);
    answer(true);
    note.hidden = !said;
    note.textContent = said;
  };

  const actions = {
    reset: () => { fill(page.example, text("example_answer")); },
    clear: () => { fill(fields.blank(), ""); form.querySelector("input, select").focus(); },
    copy: () => { page.take.copy(); },
    csv: () => { page.take.csv(); },
    calendar: () => { page.take.calendar(); },
    print: () => { page.take.print(); },
    link: () => { page.take.link(); },
    live: () => { page.chart.toggle(); },
    "row-add": button => {
      const list = button.closest("[data-rows]");
      const row = fields.addRow(list);
      if (!row) { status.textContent = text("rows_most", { n: list.dataset.most }); return; }
      status.textContent = text("row_added", { n: fields.rowsOf(list).length });
      row.querySelector("input, select").focus();
      soon();
    },
    "row-remove": button => {
      status.textContent = text("row_removed", { n: fields.removeRow(button.closest("[data-row]")) });
      soon();
    },
  };

  form.addEventListener("input", soon);
  form.addEventListener("change", event => { fields.touched.add(event.target.id); soon(); });
  form.addEventListener("focusout", event => {
    if (event.target.id && event.target.value) { fields.touched.add(event.target.id); soon(); }
  });
  form.addEventListener("submit", event => { event.preventDefault(); soon(); });
  calc.addEventListener("click", event => {
    const button = event.target.closest("[data-do]");
    if (button && actions[button.dataset.do]) { know(); actions[button.dataset.do](button); return; }
    const target = event.target.closest("[data-goto]");
    if (!target) return;
    event.preventDefault();
    const place = document.getElementById(target.dataset.goto);
    const first = place.tagName === "FIELDSET" ? place.querySelector("input, select") || place : place;
    first.focus();
  });

  const fromLink = () => {
    if (location.hash.indexOf("=") < 0) return false;
    const typed = panel.from_fragment(declaration, location.hash);
    if (!Object.keys(typed).length) return false;
    fill(Object.assign(fields.blank(), typed), text("from_link"));
    return true;
  };

  // After leaving, or when the browser brings the page back from its memory: as if nobody had been here.
  document.addEventListener("ydt:wipe", () => {
    known = true;
    page.take.forget();
    if (page.chart) page.chart.close();
    if (fromWipe()) fill(page.example, text("example_answer"));
  });
  const fromWipe = () => !document.documentElement.classList.contains("is-left");

  window.addEventListener("hashchange", fromLink);
  if (!fromLink()) {
    if (!fields.asSent()) answer(true);
    else if (!fields.isToday()) fill(page.example, text("example_answer"));
  }
  if (!known) (window.requestIdleCallback || (later => window.setTimeout(later, 300)))(know);
  calc.setAttribute("data-ready", "");
})();
