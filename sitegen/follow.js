// The preview only (sitegen/follow.py): shows this page again when it was made anew. A built site never has this file.
(function () {
  "use strict";
  var seen = document.currentScript.dataset.seen;
  var asking = null;

  function ask() {
    // A tab that nobody looks at asks nothing: a browser keeps only a few connections to one host.
    if (asking || document.hidden) return;
    asking = document.createElement("script");
    asking.src = "/.preview/wait.js?page=" + encodeURIComponent(location.pathname) + "&seen=" + seen + "&at=" + Date.now();
    asking.onload = function () { again(50); };
    asking.onerror = function () { again(2000); };
    document.head.appendChild(asking);
  }

  function again(pause) {
    asking.remove();
    asking = null;
    setTimeout(ask, pause);
  }

  document.addEventListener("visibilitychange", ask);
  if (document.readyState === "complete") ask();
  else window.addEventListener("load", ask);
})();
