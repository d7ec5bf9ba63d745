// The case file beside a letter: fields of shared names are filled, what is typed already and not in the case file stays.
(function () {
  "use strict";

  const page = window.ydtLetter;
  if (!page || !window.ydtCaseBar) return;
  window.ydtCaseBar({
    place: page.form.querySelector(".letter-group"),
    read: page.read,
    fill: raw => {
      const typed = page.read();
      Object.keys(raw).forEach(name => { if (raw[name]) typed[name] = raw[name]; });
      page.fill(typed);
      page.paint();
    },
  });
})();
