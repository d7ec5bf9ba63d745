// The record as a file of the reader's own, plain or locked with a passphrase, and back. A file that is not right changes nothing.
(function () {
  "use strict";

  const page = window.YDT && window.YDT.caseFile;
  if (!page) return;
  const { model } = page;
  const FORMAT = "youdetan-case";
  const ROUNDS = 600000;
  const ROUNDS_MOST = 10000000;
  const LARGEST = 4000000;

  // From a record of an older version to the next one: STEPS[1] takes a record of version 1 to version 2, and so on.
  const STEPS = {};

  const bytesOf = text => new TextEncoder().encode(text);
  const toText = bytes => {
    let found = "";
    for (let n = 0; n < bytes.length; n += 8192) found += String.fromCharCode.apply(null, bytes.subarray(n, n + 8192));
    return window.btoa(found);
  };
  const fromText = text => {
    const found = window.atob(text);
    const bytes = new Uint8Array(found.length);
    for (let n = 0; n < found.length; n += 1) bytes[n] = found.charCodeAt(n);
    return bytes;
  };

  // Browsers give no cryptography to pages from insecure addresses.
  const subtle = () => (window.isSecureContext && window.crypto && window.crypto.subtle) || null;

  const keyFrom = (secret, salt, rounds) => subtle()
    .importKey("raw", bytesOf(secret.normalize("NFC")), "PBKDF2", false, ["deriveKey"])
    .then(base => subtle().deriveKey(
      { name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds }, base, { name: "AES-GCM", length: 256 }, false,
      ["encrypt", "decrypt"]));

  // The head is bound to what is locked: a file of another version cannot be passed off as this one.
  const bound = version => bytesOf(FORMAT + "/" + version);

  const pack = (record, secret) => {
    const head = { format: FORMAT, version: model.VERSION };
    if (!secret) return Promise.resolve(JSON.stringify(Object.assign(head, { case: record })));
    const salt = window.crypto.getRandomValues(new Uint8Array(16));
    const iv = window.crypto.getRandomValues(new Uint8Array(12));
    return keyFrom(secret, salt, ROUNDS)
      .then(key => subtle().encrypt({ name: "AES-GCM", iv, additionalData: bound(model.VERSION) }, key,
        bytesOf(JSON.stringify(record))))
      .then(locked => JSON.stringify(Object.assign(head, {
        locked: { rounds: ROUNDS, salt: toText(salt), iv: toText(iv), data: toText(new Uint8Array(locked)) },
      })));
  };

  const refuse = code => { const error = new Error(code); error.code = code; throw error; };

  const parsed = text => {
    let found = null;
    try { found = JSON.parse(text); } catch (error) { refuse("file_wrong"); }
    if (!found || typeof found !== "object" || found.format !== FORMAT || !Number.isInteger(found.version) || found.version < 1) {
      refuse("file_wrong");
    }
    if (found.version > model.VERSION) refuse("file_newer");
    return found;
  };

  const opened = (found, secret) => {
    const { locked } = found;
    if (!locked) return Promise.resolve(found.case);
    if (!subtle()) refuse("file_locked");
    if (!secret) refuse("file_secret_needed");
    const fits = Number.isInteger(locked.rounds) && locked.rounds >= 1 && locked.rounds <= ROUNDS_MOST;
    if (!fits || [locked.salt, locked.iv, locked.data].some(part => typeof part !== "string")) refuse("file_wrong");
    let parts = null;
    try { parts = [locked.salt, locked.iv, locked.data].map(fromText); } catch (error) { refuse("file_wrong"); }
    return keyFrom(secret, parts[0], locked.rounds)
      .then(key => subtle().decrypt({ name: "AES-GCM", iv: parts[1], additionalData: bound(found.version) }, key, parts[2]))
      .then(bytes => JSON.parse(new TextDecoder().decode(bytes)), () => refuse("file_secret_wrong"));
  };

  // The record in a file's text, brought to the version of today. Rejects with the key of a sentence.
  const unpack = (text, secret) => Promise.resolve().then(() => {
    if (text.length > LARGEST) refuse("file_wrong");
    const found = parsed(text);
    return opened(found, secret).then(raw => {
      let record = raw;
      for (let version = found.version; version < model.VERSION; version += 1) {
        if (STEPS[version]) record = STEPS[version](record);
      }
      return model.tidy(record) || refuse("file_wrong");
    });
  });

  page.file = { pack, parsed, unpack, canLock: () => Boolean(subtle()), STEPS };
})();
