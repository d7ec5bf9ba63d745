// Everything that paints is known now. The sources fold away on the screen and open on paper.
(function () {
  "use strict";

  const page = window.ydtFlow;
  if (!page) return;
  const sources = document.querySelector(".flow-sources");
  const fold = open => () => { if (sources) sources.open = open; };
  window.addEventListener("beforeprint", fold(true));
  window.addEventListener("afterprint", fold(false));
  fold(false)();
  page.start();
})();
