/* The way out. Without scripts it is a plain link. With them it empties every field and result, blanks the page at once and
   takes this page's place in the history, so that "back" does not lead here again. Esc three times within five seconds
   does the same from anywhere; a single Esc stays free for search and menus. */
(function () {
  "use strict";

  const PRESSES = 3;
  const WITHIN = 5000;
  const exit = document.getElementById("exit");
  const words = window.ydtSite.words;
  if (!exit) return;

  const status = document.createElement("div");
  status.className = "vh";
  status.id = "exit-status";
  status.setAttribute("role", "status");
  exit.parentNode.appendChild(status);

  const hint = document.createElement("span");
  hint.id = "exit-hint";
  hint.hidden = true;
  hint.textContent = words["exit.hint"];
  exit.parentNode.appendChild(hint);
  exit.setAttribute("aria-describedby", hint.id);

  // Scripts that hold typed values listen for this and forget them; `leaving` is false when the browser brought a page back.
  const wipe = leaving => {
    Array.prototype.forEach.call(document.querySelectorAll("input, textarea, select"), field => {
      if (field.type === "checkbox" || field.type === "radio") field.checked = field.defaultChecked;
      else if (field.tagName === "SELECT") field.selectedIndex = 0;
      else field.value = "";
    });
    document.dispatchEvent(new CustomEvent("ydt:wipe", { detail: { leaving } }));
  };

  // A page that is taken step by step has put its steps into the history: first back over all of them, or "back" from
  // where this leads would lead here again.
  const replace = () => {
    const go = () => { window.YDT.out.go(exit.href, true); };
    const steps = (window.history.state && window.history.state.ydtSteps) || 0;
    if (!steps) { go(); return; }
    window.addEventListener("popstate", go);
    window.setTimeout(go, 400);
    window.history.go(-steps);
  };

  const leave = () => {
    wipe(true);
    Array.prototype.forEach.call(document.querySelectorAll("[data-result]"), part => { part.textContent = ""; });
    document.documentElement.classList.add("is-left");
    window.YDT.out.untitle();
    replace();
  };

  exit.addEventListener("click", event => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    status.textContent = words["exit.leaving"];
    leave();
  });

  let times = [];
  // Capturing, because search and menus may keep their own Esc from travelling on. An Esc that drops half-typed
  // Chinese belongs to the keyboard and does not count; nor does one that is held down.
  window.addEventListener("keydown", event => {
    if (event.key !== "Escape") { times = []; return; }
    if (event.isComposing || event.keyCode === 229 || event.repeat) return;
    const now = Date.now();
    times = times.filter(time => now - time < WITHIN);
    times.push(now);
    if (times.length === PRESSES - 1) status.textContent = words["exit.once_more"];
    if (times.length >= PRESSES) leave();
  }, true);

  // "Back" may bring a page out of the browser's memory just as it was left, numbers and all.
  window.addEventListener("pageshow", event => {
    if (!event.persisted) return;
    times = [];
    if (document.documentElement.classList.contains("is-left")) { leave(); return; }
    wipe(false);
  });
})();
