// A case as text that fits into a link: compressed where the browser can, in the 64 characters that addresses take.
(function () {
  "use strict";

  const page = window.YDT && window.YDT.caseFile;
  if (!page) return;

  const toBytes = text => new TextEncoder().encode(text);

  const toText = bytes => {
    let found = "";
    for (let n = 0; n < bytes.length; n += 8192) found += String.fromCharCode.apply(null, bytes.subarray(n, n + 8192));
    return window.btoa(found).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  };

  const fromText = text => {
    const found = window.atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    const bytes = new Uint8Array(found.length);
    for (let n = 0; n < found.length; n += 1) bytes[n] = found.charCodeAt(n);
    return bytes;
  };

  const through = (bytes, stream) => new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer()
    .then(buffer => new Uint8Array(buffer));

  // "z" and compressed text, or "p" and plain text.
  const pack = words => {
    const bytes = toBytes(words);
    if (typeof CompressionStream !== "function") return Promise.resolve("p" + toText(bytes));
    return through(bytes, new CompressionStream("deflate")).then(small => "z" + toText(small));
  };

  const unpack = text => Promise.resolve().then(() => {
    const bytes = fromText(text.slice(1));
    if (text[0] === "p") return bytes;
    if (text[0] !== "z") throw new Error("unknown");
    if (typeof DecompressionStream !== "function") throw new Error("old");
    return through(bytes, new DecompressionStream("deflate"));
  }).then(bytes => new TextDecoder().decode(bytes));

  window.ydtPack = { pack, unpack };
})();
