// Everything that paints is known now. Sources and suggested words fold away on the screen and open on paper.
(function () {
  "use strict";

  const page = window.ydtFlow;
  if (!page) return;
  const folds = document.querySelectorAll(".flow-sources, .flow details.script");
  const fold = open => () => { Array.prototype.forEach.call(folds, one => { one.open = open; }); };
  window.addEventListener("beforeprint", fold(true));
  window.addEventListener("afterprint", fold(false));
  fold(false)();
  page.start();
})();
