// Says that scripts run, so that what needs them may show itself. Everything on a page reads and works before this.
(function () {
  "use strict";

  const root = document.documentElement;
  root.classList.remove("no-js");
  root.classList.add("js");
  if (/MicroMessenger/i.test(navigator.userAgent)) root.classList.add("wechat");

  // A page inside another site's frame could be laid over: forms hide themselves there.
  if (window.top !== window.self) root.classList.add("framed");
})();
