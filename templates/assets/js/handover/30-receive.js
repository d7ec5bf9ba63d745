// Receiving a case: from a link, from pasted texts or from pictures of codes, in any order; what is here is replaced only on yes.
(function () {
  "use strict";

  const page = window.YDT && window.YDT.caseFile;
  if (!page) return;
  const { file, text, make, button, more } = page;
  const MOST = 40;
  let series = null;

  const refuse = error => { more.say(text(error && error.code === "file_newer" ? error.code : "hand_wrong")); };

  const take = words => window.ydtPack.unpack(words).then(found => {
    file.parsed(found);
    const open = () => {
      const secret = document.getElementById("case-secret").value;
      file.unpack(found, secret).then(record => {
        more.show([]);
        more.say(text("file_loaded"));
        page.model.replace(record);
      }, error => {
        more.say(text(error.code || "hand_wrong"));
        if (error.code === "file_secret_needed") document.getElementById("case-secret").focus();
      });
    };
    const here = page.model.isEmpty() ? "hand_ask" : "hand_ask_replace";
    more.say(text(here));
    more.show([make("p", { class: "buttons" }, [
      button(text("hand_yes"), open, { class: "button button--main", "data-do": "hand-yes" }),
      button(text("hand_no"), () => { more.show([]); more.say(""); }, { "data-do": "hand-no" }),
    ])]);
  }).catch(refuse);

  const gather = words => {
    const parts = words.split(".");
    const [at, count] = [Number(parts[0]), Number(parts[1])];
    if (!(at >= 1 && at <= count && count <= MOST) || parts.length !== 4) { refuse(); return; }
    if (!series || series.mark !== parts[2] || series.count !== count) series = { mark: parts[2], count, found: {} };
    series.found[at] = parts[3];
    const have = Object.keys(series.found).length;
    if (have < count) { more.say(text("hand_some", { n: have, all: count })); return; }
    let whole = "";
    for (let n = 1; n <= count; n += 1) whole += series.found[n];
    series = null;
    take(whole);
  };

  // One or several links, with whatever stands around them.
  const receive = words => {
    const found = words.match(/#case(?:-part)?=[A-Za-z0-9._-]+/g);
    if (!found) { refuse(); return; }
    found.forEach(one => {
      const at = one.indexOf("=");
      if (one.slice(0, at) === "#case") take(one.slice(at + 1)); else gather(one.slice(at + 1));
    });
  };

  const LONGEST = 1600;

  const read = image => {
    const scale = Math.min(1, LONGEST / Math.max(image.width, image.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(image.width * scale));
    canvas.height = Math.max(1, Math.round(image.height * scale));
    const pen = canvas.getContext("2d");
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    const found = window.jsQR(pen.getImageData(0, 0, canvas.width, canvas.height).data, canvas.width, canvas.height);
    return found ? found.data : "";
  };

  // Pictures are read by this page alone.
  const pictures = files => {
    Array.prototype.forEach.call(files, one => {
      Promise.resolve().then(() => window.createImageBitmap(one)).then(read).then(words => {
        if (words) receive(words); else more.say(text("hand_no_code"));
      }, () => { more.say(text("hand_no_code")); });
    });
  };

  Object.assign(page.handover, { receive, pictures, forget: () => { series = null; } });
})();
