/* Keeps the site on the reader's device, only after they asked for it (js/keep). What is kept are the files of the list before this,
   each under its own hash: a login page of a network, an error page or half a file can never get in, and neither can an
   address with anything typed in it. Pages come from the network while there is one, so that nobody reads an old one without need.
   No clock is asked: what is new is what has another hash. */
"use strict";

const AT = new URL("./", self.location).pathname;
const CACHE = "ydt-kept " + AT;
const RECORD = AT + ".ydt-kept";
const WAIT = 4000;
const SIDE_BY_SIDE = 4;

const hashes = new Map();
Object.keys(FILES).forEach(language => FILES[language].forEach(file => hashes.set(file[0], file[1])));

const hex = bytes => Array.from(new Uint8Array(bytes), byte => (byte < 16 ? "0" : "") + byte.toString(16)).join("");
const kept = path => caches.match(AT + path, { cacheName: CACHE }).catch(() => undefined);

const record = async () => {
  const found = await caches.match(RECORD, { cacheName: CACHE });
  return found ? found.json() : null;
};

const write = async (cache, value) => cache.put(RECORD, new Response(JSON.stringify(value)));

// The file as it was built, or an error.
const fetched = async (path, hash) => {
  const answer = await fetch(AT + path, { cache: "no-cache", credentials: "omit" });
  const bytes = await answer.arrayBuffer();
  const same = hex(await crypto.subtle.digest("SHA-256", bytes)).slice(0, hash.length) === hash;
  if (!answer.ok || answer.type !== "basic" || !same) throw new Error("not a file of this site");
  const headers = new Headers(answer.headers);
  ["content-encoding", "content-length"].forEach(name => headers.delete(name));
  headers.set("x-ydt", hash);
  return new Response(bytes, { headers });
};

// Assets first, then the pages that name them: stopped at any moment, what is there works. `tell` hears how far it is.
const fill = async (languages, tell) => {
  const cache = await caches.open(CACHE);
  const wanted = new Map();
  languages.forEach(language => (FILES[language] || []).forEach(file => wanted.set(file[0], file)));
  const all = Array.from(wanted.values());
  let done = 0;
  for (const assets of [true, false]) {
    const queue = all.filter(file => file[0].startsWith("assets/") === assets);
    let failed = null;
    const take = async () => {
      for (let file = queue.shift(); file && !failed; file = queue.shift()) {
        const there = await cache.match(AT + file[0]);
        if (!there || there.headers.get("x-ydt") !== file[1]) await cache.put(AT + file[0], await fetched(file[0], file[1]));
        done += 1;
        tell({ done, total: all.length });
      }
    };
    const safe = () => take().catch(error => { failed = failed || error; });
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, safe));  // all have ended before anybody hears of a failure
    if (failed) throw failed;
  }
  const pages = all.filter(file => file[0].endsWith(".html")).length;
  return { languages, pages, bytes: all.reduce((sum, file) => sum + file[2], 0), files: all.map(file => file[0]) };
};

// What neither this version nor the one before it names goes; that one's assets stay, for tabs that are still open.
const tidy = async () => {
  const now = await record();
  if (!now) return;
  const cache = await caches.open(CACHE);
  const stays = new Set(now.files.concat((now.before || []).filter(path => path.startsWith("assets/"))));
  for (const request of await cache.keys()) {
    const path = new URL(request.url).pathname;
    if (path !== RECORD && !stays.has(path.slice(AT.length))) await cache.delete(request);
  }
};

const keep = async (language, tell) => {
  const before = await record();
  const languages = Array.from(new Set((before ? before.languages : []).concat(language)));
  try {
    const made = await fill(languages, tell);
    await write(await caches.open(CACHE), Object.assign(made, { before: before ? before.files : [] }));
    tell({ kept: true });
  } catch (error) {
    if (!before) await caches.delete(CACHE);
    tell({ failed: error.name === "QuotaExceededError" ? "room" : "network" });
  }
};

const renew = async () => {
  const before = await record();
  if (before) await write(await caches.open(CACHE), Object.assign(await fill(before.languages, () => {}), { before: before.files }));
  await self.skipWaiting();
};

self.addEventListener("install", event => event.waitUntil(renew()));
self.addEventListener("activate", event => event.waitUntil(tidy().then(() => self.clients.claim())));

self.addEventListener("message", event => {
  const tell = words => event.source.postMessage(words);
  if (event.data && event.data.keep) event.waitUntil(keep(event.data.keep, tell));
});

// The file an address stands for: hosts show a folder's index.html, and some leave .html out.
const pathOf = address => {
  const url = new URL(address);
  if (url.origin !== self.location.origin || !url.pathname.startsWith(AT) || url.search) return null;
  let path = url.pathname.slice(AT.length);
  if (path === "" || path.endsWith("/")) path += "index.html";
  if (!hashes.has(path) && hashes.has(path + ".html")) path += ".html";
  return hashes.has(path) ? path : null;
};

// The network's page; the kept one where there is no network, the host is down, or four seconds are not enough.
const page = async (path, request) => {
  const network = fetch(request);
  const late = new Promise(done => { setTimeout(() => done(kept(path)), WAIT); });
  const first = await Promise.race([network.catch(() => null), late]);
  if (first && first.status < 500) return first;
  return (await kept(path)) || network;
};

self.addEventListener("fetch", event => {
  if (event.request.method !== "GET") return;
  const path = pathOf(event.request.url);
  if (path === null) return;
  const asset = path.startsWith("assets/");
  event.respondWith(asset ? kept(path).then(found => found || fetch(event.request)) : page(path, event.request));
});
