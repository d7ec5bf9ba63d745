/* The door: the only place where a page asks for anything, goes anywhere, writes to the history or hands something to the phone.
   Other scripts have to come here, and here addresses of other sites are refused. What the reader typed passes only where the
   reader pressed for it: `copy` and `save`. tests/web/test_ways_out.py holds the scripts to it. */
(function () {
  "use strict";

  const own = address => {
    const there = new URL(address, window.location.href);
    return there.protocol === window.location.protocol && there.host === window.location.host;
  };
  const checked = address => {
    if (!own(address)) throw new Error("not of this site");
    return address;
  };

  const append = (element, done, failed) => {
    element.onload = done || null;
    element.onerror = () => {
      if (element.parentNode) element.parentNode.removeChild(element);
      if (failed) failed();
    };
    document.head.appendChild(element);
  };

  const script = (address, done, failed) => {
    const made = document.createElement("script");
    made.src = checked(address);
    made.async = false; // run in the order asked for
    append(made, done, failed);
  };

  const style = (address, attributes) => {
    const made = document.createElement("link");
    made.rel = "stylesheet";
    made.href = checked(address);
    Object.keys(attributes).forEach(name => { made.setAttribute(name, attributes[name]); });
    append(made);
  };

  // A picture from bytes the page holds; an address of any other kind is refused.
  const picture = address => {
    const made = document.createElement("img");
    if (address.indexOf("data:image/") === 0) made.src = address;
    return made;
  };

  // A frame that shows a page of this site, in the place of one that showed another.
  const frame = (old, address) => {
    const fresh = old.cloneNode(false);
    fresh.removeAttribute("src"); // or a frame whose address differs only after the # would not load again
    fresh.src = checked(address);
    old.parentNode.replaceChild(fresh, old);
  };

  // To a page of this site, or where the edition's way out leads; `instead` takes this page's place in the history.
  const go = (address, instead) => {
    const exit = document.getElementById("exit");
    const there = exit && exit.href === address ? address : checked(address);
    if (instead) window.location.replace(there); else window.location.assign(there);
  };

  // Nobody who looks at the tab sees where the reader was.
  const untitle = () => { document.title = "\u00a0"; };

  // The address without what stands after the #. The history holds how many steps were taken, a number; `more` adds an entry.
  const bare = (steps, more) => {
    const state = steps === undefined ? null : { ydtSteps: Number(steps) };
    window.history[more ? "pushState" : "replaceState"](state, "", window.location.href.split("#")[0]);
  };

  // To the clipboard of today, else that of yesterday by way of a text field. `done` hears whether it worked.
  const copy = (words, field, done) => {
    const old = () => {
      field.hidden = false;
      field.value = words;
      field.focus();
      field.select();
      field.setSelectionRange(0, words.length);
      let worked = false;
      try { worked = document.execCommand("copy"); } catch (error) { worked = false; }
      done(worked);
    };
    if (navigator.clipboard && window.isSecureContext) navigator.clipboard.writeText(words).then(() => { done(true); }, old);
    else old();
  };

  // A file of `parts` (texts or bytes), made in the page, to be saved on the phone.
  const save = (name, parts, type) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(parts, { type }));
    link.download = name;
    document.body.appendChild(link);
    link.click();
    document.body.removeChild(link);
    window.setTimeout(() => { URL.revokeObjectURL(link.href); }, 10000);
  };

  // The phone's own list of files, for a hidden field of that kind.
  const choose = field => { if (field.type === "file") field.click(); };

  window.YDT = window.YDT || {};
  window.YDT.out = { script, style, picture, frame, go, untitle, bare, copy, save, choose };
})();
