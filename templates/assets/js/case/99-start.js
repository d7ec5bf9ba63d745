// The page comes alive.
(function () {
  "use strict";

  const page = window.YDT && window.YDT.caseFile;
  if (!page) return;

  page.keep.restore();
  page.paintStates();
  page.more.opened();
  page.root.classList.add("is-live");
  page.root.setAttribute("data-ready", "");
})();
