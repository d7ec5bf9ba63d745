// The case file beside a calculator.
(function () {
  "use strict";

  const page = window.ydtPage;
  if (!page || !window.ydtCaseBar) return;
  const { fields, form, declaration, panel } = page;
  window.ydtCaseBar({
    place: form.querySelector(".fields"),
    columns: declaration.columns,
    read: fields.read,
    days: document.querySelector("[data-do=calendar]") ? () => page.shown ? page.shown.view.calendar : [] : null,
    fill: raw => {
      fields.fill(window.ydtCase.complete(panel, declaration, raw));
      form.dispatchEvent(new Event("input", { bubbles: true }));
    },
  });
})();
