/* The one thing the page around is told: {type: "youdetan:height", height: pixels}. No value, no name, no event: nothing a
   reader typed or did is in it. The height is rounded up, so that a line more or less does not show. It goes to the page that
   holds this frame and, where the browser says which site that is, to no other that may have taken its place. */
(function () {
  "use strict";

  const STEP = 20;
  const frame = document.getElementById("embed");
  if (!frame || window.parent === window) return;
  let told = 0;

  const around = () => {
    const origins = window.location.ancestorOrigins;
    return origins && origins.length && /^https?:/.test(origins[0]) ? origins[0] : "*";
  };

  const tell = () => {
    const height = Math.ceil(frame.getBoundingClientRect().height / STEP) * STEP;
    if (!height || height === told) return;
    told = height;
    window.parent.postMessage({ type: "youdetan:height", height }, around());
  };

  if (window.ResizeObserver) new window.ResizeObserver(tell).observe(frame);
  else ["input", "click", "toggle"].forEach(name => { document.addEventListener(name, () => { window.setTimeout(tell, 300); }, true); });
  window.addEventListener("load", tell);
  window.addEventListener("resize", tell);
  tell();
})();
