/* The service worker and what it keeps, as the page sees them. The worker is told one word, the language; what it keeps are this
   site's own files (templates/worker/on.js). Null where a browser has no workers or the page no secure address. */
(function () {
  "use strict";

  const workers = navigator.serviceWorker;
  if (!workers || !window.isSecureContext || !window.caches || !/^http/.test(window.location.protocol)) return;
  const script = new URL("../sw.js", document.currentScript.src);
  const at = new URL("./", script).pathname;
  const cache = "ydt-kept " + at;

  const read = async () => {
    const found = await window.caches.match(at + ".ydt-kept", { cacheName: cache });
    return found ? found.json() : null;
  };

  const forget = async () => {
    await window.caches.delete(cache);
    const found = await workers.getRegistration(at);
    if (found && new URL(found.scope).pathname === at) await found.unregister();
  };

  const keep = async language => {
    const registration = await workers.register(script.pathname, { scope: at, updateViaCache: "none" });
    const worker = registration.active || await new Promise((done, failed) => {
      const coming = registration.installing || registration.waiting;
      coming.addEventListener("statechange", () => {
        if (coming.state === "activated") done(coming);
        if (coming.state === "redundant") failed(new Error("the worker was refused"));
      });
    });
    worker.postMessage({ keep: language });
  };

  const hear = work => { workers.addEventListener("message", event => { work(event.data || {}); }); };

  window.ydtWorker = { read, forget, keep, hear };
})();
