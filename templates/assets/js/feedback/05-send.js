/* What a reader writes to the edition leaves here and nowhere else: the text they saw, to the one address the page carries, or
   as a letter in their own mail program. No cookie, no address of a page, no name goes with it. */
(function () {
  "use strict";

  const send = (address, seen) => window.fetch(address, {
    method: "POST", mode: "cors", credentials: "omit", cache: "no-store", redirect: "error", referrerPolicy: "no-referrer",
    headers: { "Content-Type": "application/json" }, body: seen,
  }).then(answer => { if (!answer.ok) throw new Error("refused"); });

  const mail = (link, address, subject, seen) => {
    link.href = "mailto:" + address + "?subject=" + encodeURIComponent(subject) + "&body=" + encodeURIComponent(seen);
  };

  window.ydtSend = { send, mail };
})();
