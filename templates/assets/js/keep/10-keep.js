/* "Keep this site on this device": only where the edition has a service worker, only when the reader presses, and said on every
   page afterwards, with a button that takes it away again. */
(function () {
  "use strict";

  const place = document.querySelector(".y-imprint");
  const worker = window.ydtWorker;
  if (!place || !worker) return;

  const { words, language, most } = window.ydtKeep;
  const box = document.createElement("div");
  const text = document.createElement("p");
  const button = document.createElement("button");
  const hint = document.getElementById("exit-hint");
  const plainHint = hint ? hint.textContent : "";
  box.className = "y-keep";
  text.setAttribute("role", "status");
  button.type = "button";
  button.className = "y-button";
  box.appendChild(text);
  box.appendChild(button);
  place.insertBefore(box, place.firstChild);

  const fill = (key, values) => Object.keys(values).reduce((made, name) => made.split("{" + name + "}").join(values[name]), words[key]);
  const show = (said, press, work) => {
    text.textContent = said;
    button.hidden = !press;
    button.textContent = press || "";
    button.onclick = work;
  };

  const look = async said => {
    const record = await worker.read().catch(() => null);
    const mine = record && record.languages.indexOf(language) >= 0;
    if (hint) hint.textContent = plainHint + (record ? words["keep.exit"] : "");
    box.dataset.kept = record ? "yes" : "no";
    if (mine) show(fill("keep.kept", { pages: record.pages, mb: (record.bytes / 1e6).toFixed(1) }), words["keep.forget"], forget);
    else show(said || fill("keep.offer", { mb: most }), words["keep.button"], keep);
  };

  const forget = async () => {
    await worker.forget();
    await look(words["keep.forgotten"]);
  };

  const keep = async () => {
    show(words["keep.starting"], "", null);
    try {
      await worker.keep(language);
    } catch (error) {
      await look(words["keep.no_network"]);
    }
  };

  worker.hear(told => {
    if (told.total) show(fill("keep.working", told), "", null);
    if (told.kept) look();
    if (told.failed) {
      const said = words[told.failed === "room" ? "keep.no_room" : "keep.no_network"];
      worker.read().then(record => (record ? look(said) : forget().then(() => look(said))), () => look(said));
    }
  });
  look();
})();
