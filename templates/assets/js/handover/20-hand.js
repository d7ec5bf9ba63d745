// Handing a case to an adviser: as a link whose part after the # no server gets, or as a series of codes on the screen.
(function () {
  "use strict";

  const page = window.YDT && window.YDT.caseFile;
  if (!page) return;
  const { model, file, text, make, button, more } = page;
  const CHUNK = 600;
  const MOST_CODES = 40;
  const EDGE = 4;

  const secret = () => document.getElementById("case-secret").value;
  const here = () => location.href.split("#")[0];

  const packed = () => {
    if (secret() && !file.canLock()) { more.say(text("file_plain")); return Promise.reject(new Error("cannot lock")); }
    return file.pack(model.record, secret()).then(window.ydtPack.pack);
  };

  const link = () => packed().then(words => {
    const address = here() + "#case=" + words;
    const box = make("textarea", { rows: "4", readonly: true, id: "case-link", "aria-label": text("hand_link") }, []);
    box.value = address;
    more.say(text(secret() ? "hand_link_locked" : "hand_link_plain"));
    more.show([
      make("div", { class: "field" }, [make("div", { class: "field__box" }, [box])]),
      make("p", { class: "buttons" }, [button(text("hand_copy"), () => {
        window.YDT.out.copy(address, box, worked => { more.say(text(worked ? "hand_copied" : "hand_by_hand")); });
      }, { "data-do": "hand-copy" })]),
    ]);
  }, () => {});

  // A code as a canvas: dark squares of whole pixels on white, with the quiet edge that readers of codes need.
  const drawn = words => {
    const code = window.qrcode(0, "L");
    code.addData(words, "Byte");
    code.make();
    const count = code.getModuleCount();
    const size = Math.max(2, Math.floor(640 / (count + 2 * EDGE)));
    const canvas = make("canvas", { class: "case-code" }, []);
    canvas.width = canvas.height = size * (count + 2 * EDGE);
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.fillStyle = "#000";
    for (let row = 0; row < count; row += 1) {
      for (let column = 0; column < count; column += 1) {
        if (code.isDark(row, column)) pen.fillRect((column + EDGE) * size, (row + EDGE) * size, size, size);
      }
    }
    return canvas;
  };

  const mark = words => {
    let found = 7;
    for (let n = 0; n < words.length; n += 1) found = (found * 31 + words.charCodeAt(n)) % 46655;
    return found.toString(36);
  };

  // Each code is a link as well: the first of one opens the page by itself, those of a series are gathered there.
  const partsOf = words => {
    if (words.length <= CHUNK) return ["#case=" + words];
    const count = Math.ceil(words.length / CHUNK);
    const found = [];
    for (let n = 0; n < count; n += 1) {
      found.push("#case-part=" + [n + 1, count, mark(words), words.slice(n * CHUNK, (n + 1) * CHUNK)].join("."));
    }
    return found;
  };

  const codes = () => packed().then(words => {
    const parts = partsOf(words);
    if (parts.length > MOST_CODES) { more.say(text("hand_too_long")); more.show([]); return; }
    let at = 0;
    const place = make("div", { class: "case-codes" }, []);
    const count = make("p", { id: "case-code-count", role: "status" }, []);
    const show = () => {
      page.fill(place, [drawn(here() + parts[at])]);
      place.firstChild.setAttribute("role", "img");
      place.firstChild.setAttribute("aria-label", text("hand_code", { n: at + 1, all: parts.length }));
      count.textContent = text("hand_code", { n: at + 1, all: parts.length });
    };
    const turn = by => { at = (at + by + parts.length) % parts.length; show(); };
    more.say(text(secret() ? "hand_codes_locked" : "hand_codes_plain"));
    more.show([place, count, parts.length > 1 ? make("p", { class: "buttons" }, [
      button(text("hand_back"), () => { turn(-1); }, { "data-do": "code-back" }),
      button(text("hand_next"), () => { turn(1); }, { "data-do": "code-next" }),
    ]) : null]);
    show();
  }, () => {});

  page.handover = { link, codes, partsOf };
})();
