/* One step at a time. The way taken is a list in this page's memory. The history holds only how many steps were taken: "back"
   works, and neither the address nor the list of visited pages tells anyone what was chosen. Reloading starts over. */
(function () {
  "use strict";

  const flow = document.getElementById("flow");
  if (!flow) return;

  const steps = Array.prototype.slice.call(flow.querySelectorAll("[data-step]"));
  const first = steps[0].dataset.step;
  const progress = document.getElementById("flow-progress");
  const bar = document.getElementById("flow-bar");
  const painters = [];
  let path = [{ id: first, answer: "" }];
  let at = 0;
  let base = 0;
  let going = false; // the history is on its way back: a second press must not go further than to the first step

  const find = id => steps.filter(step => step.dataset.step === id)[0];
  const heading = step => step.querySelector("h2");
  const words = window.ydtElements.textOf(flow);
  const taken = () => (window.history.state && window.history.state.ydtSteps) || 0;

  const show = focus => {
    const now = find(path[at].id);
    steps.forEach(step => { step.classList.toggle("is-now", step === now); });
    const which = now.dataset.case;
    progress.textContent = words("step", { n: at + 1 }) +
      (which ? " · " + words("case", { n: which, total: flow.dataset.cases }) : "");
    bar.classList.toggle("is-first", at === 0);
    painters.forEach(paint => { paint(now, path.slice(0, at + 1)); });
    if (!focus) return;
    const title = heading(now);
    title.tabIndex = -1;
    title.setAttribute("aria-describedby", "flow-progress");
    title.focus({ preventScroll: true });
    bar.scrollIntoView();
  };

  const choose = (id, answer) => {
    path = path.slice(0, at + 1);
    path[at].answer = answer;
    path.push({ id, answer: "" });
    at += 1;
    window.YDT.out.bare(base + at, true);
    show(true);
  };

  const forget = focus => {
    path = [{ id: first, answer: "" }];
    at = 0;
    show(focus);
  };

  // Back to the first step, through the history, so that "back" does not lead through it all again.
  const restart = focus => {
    const steps = at;
    forget(focus);
    if (steps && !going) { going = true; window.history.go(-steps); }
  };

  window.addEventListener("popstate", () => {
    const count = taken();
    const before = at;
    going = false;
    at = count - base;
    // From before this page was loaded, or from after a wipe: nobody knows the way, so it starts here.
    if (at < 0 || at >= path.length) { base = count; at = 0; path = [{ id: first, answer: "" }]; }
    if (at !== before) show(true);
  });

  flow.addEventListener("click", event => {
    const link = event.target.closest(".answers a");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    choose(link.getAttribute("href").slice(1), link.querySelector(".answers__words").textContent);
  });

  bar.addEventListener("click", event => {
    const button = event.target.closest("[data-do]");
    if (!button) return;
    if (button.dataset.do === "back" && at > 0 && !going) { going = true; window.history.back(); }
    if (button.dataset.do === "restart") restart(true);
  });

  // Whoever leaves goes back over the steps by the way out itself.
  document.addEventListener("ydt:wipe", event => { (event.detail && event.detail.leaving ? forget : restart)(false); });

  // A link to one step starts there, and the step does not stay in the address.
  const named = find(window.location.hash.slice(1));
  if (named) path = [{ id: named.dataset.step, answer: "" }];
  base = taken();
  window.YDT.out.bare(base);

  window.ydtFlow = { flow, words, find, heading, paint: painter => { painters.push(painter); }, start: () => {
    bar.hidden = false;
    flow.classList.add("is-live");
    show(Boolean(named));
    flow.setAttribute("data-ready", "");
  } };
})();
