// No page asks for this. A browser that once kept this site finds it at its next visit, forgets what it kept and this worker too.
"use strict";

const MINE = "ydt-kept " + new URL("./", self.location).pathname;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", event => {
  const forget = caches.keys().then(names => Promise.all(names.filter(name => name === MINE).map(name => caches.delete(name))));
  event.waitUntil(forget.then(() => self.registration.unregister()));
});
