// Choosing a calculator for another site: the preview follows, and the snippet is the one of the list with the colours put in.
(function () {
  "use strict";

  const box = document.getElementById("embeds");
  if (!box) return;
  const { textOf } = window.ydtElements;
  const text = textOf(box);
  const part = name => document.getElementById("embed-" + name);
  const { copy } = window.ydtTake.copier(part("status"), part("by-hand"), text("by_hand"));

  // An edition that does not know its address is where this page is, if it is on the web.
  const here = new URL(box.dataset.root || ".", window.location.href).href;
  const given = box.dataset.base;
  const unknown = document.getElementById("embed-address");
  const base = unknown && /^https?:/.test(here) ? here : given;
  if (base !== given) unknown.hidden = true;

  const asked = () => [
    part("scheme").value && "y-scheme=" + part("scheme").value,
    part("own").checked && "y-colour=" + part("colour").value.slice(1),
  ].filter(Boolean).join("&");

  const show = () => {
    const snippet = document.querySelector('[data-snippet="' + part("calculator").value + "-" + part("language").value + '"]');
    const fragment = asked();
    const whole = snippet.textContent.split(given).join(base);
    const src = /src="([^"]+)"/.exec(whole)[1];
    part("snippet").value = fragment ? whole.replace(src, src + "#" + fragment) : whole;
    const inside = src.slice(base.length);
    const preview = new URL((box.dataset.root || "") + inside, window.location.href);
    window.YDT.out.frame(part("preview"), preview.href + (fragment ? "#" + fragment : ""));
  };

  window.addEventListener("message", event => {
    const frame = part("preview");
    if (event.source !== frame.contentWindow || !event.data || event.data.type !== "youdetan:height") return;
    const height = Number(event.data.height);
    if (height > 0 && height < 30000) frame.height = String(height);
  });
  ["calculator", "language", "scheme", "own", "colour"].forEach(name => { part(name).addEventListener("change", show); });
  part("colour").addEventListener("change", () => { part("own").checked = true; show(); });
  box.querySelector("[data-do=copy]").addEventListener("click", () => { copy(part("snippet").value, text("copied")); });
  show();
})();
