// The page of a letter comes alive: typing, taking the letter away, forgetting it.
(function () {
  "use strict";

  const page = window.ydtLetter;
  if (!page) return;
  const { box, form, letter, text } = page;
  const status = document.getElementById("letter-status");
  const { copy, say, forget } = window.ydtTake.copier(
    document.getElementById("letter-said"), document.getElementById("letter-by-hand"), text("copy_by_hand"));
  let frame = 0;
  let telling = 0;

  // A screen reader hears what is missing when the reader pauses, not at every letter.
  const tell = () => {
    window.clearTimeout(telling);
    telling = window.setTimeout(() => {
      const said = document.getElementById("letter-missing").textContent;
      if (status.textContent !== said) status.textContent = said;
    }, 1500);
  };

  const paint = () => { frame = 0; page.paint(); };
  const soon = () => { if (!frame) frame = window.requestAnimationFrame(paint); tell(); };

  const two = n => (n < 10 ? "0" : "") + n;
  const today = () => { const now = new Date(); return now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate()); };

  // Numbers that a calculator hands over stand after the #, by the shared names.
  const handed = () => {
    const values = { today: today() };
    location.hash.slice(1).split("&").forEach(pair => {
      const at = pair.indexOf("=");
      if (at < 1) return;
      try { values[pair.slice(0, at)] = decodeURIComponent(pair.slice(at + 1).replace(/\+/g, " ")); } catch (error) { return; }
    });
    return values;
  };

  const start = () => { page.fill(handed()); page.paint(); };

  const save = (ending, parts, type) => {
    window.YDT.out.save(letter.name + "." + ending, parts, type);
    say(text("saved"));
  };

  const plain = () => window.ydt.letter.plain_text(page.now());

  const actions = {
    clear: () => { page.fill({ today: today() }); forget(); page.paint(); tell(); form.querySelector("input, select, textarea").focus(); },
    copy: () => { copy(plain(), text("copied")); },
    print: () => { window.print(); },
    docx: () => { save("docx", window.ydtDocx.make(page.now()), window.ydtDocx.TYPE); },
    txt: () => { save("txt", ["\ufeff" + plain().replace(/\n/g, "\r\n")], "text/plain"); },
  };

  form.addEventListener("input", soon);
  form.addEventListener("change", soon);
  form.addEventListener("focusout", soon);
  form.addEventListener("submit", event => { event.preventDefault(); });
  box.addEventListener("click", event => {
    const button = event.target.closest("[data-do]");
    if (button && actions[button.dataset.do]) { actions[button.dataset.do](); return; }
    const target = event.target.closest("[data-goto]");
    if (!target) return;
    event.preventDefault();
    const place = document.getElementById("f-" + target.dataset.goto);
    (place.tagName === "FIELDSET" ? place.querySelector("input") : place).focus();
  });

  // After leaving, or when the browser brings the page back from its memory: as if nobody had been here.
  document.addEventListener("ydt:wipe", () => {
    forget();
    status.textContent = "";
    page.fill({});
    page.paint();
  });

  window.addEventListener("hashchange", () => { if (location.hash.indexOf("=") > 0) start(); });
  start();
  box.classList.add("is-live");
  box.setAttribute("data-ready", "");
})();
