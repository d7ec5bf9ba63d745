/* The picture: who it is from, the answer, what to do now and what not yet, whom to call, when it was checked, where it stands.
   All of it is read off the page; nothing a reader typed is there. Light on any screen, because it is looked at elsewhere. */
(function () {
  "use strict";

  const WIDTH = 1080;
  const EDGE = 64;
  const FONT = "px " + getComputedStyle(document.body).fontFamily;
  const INK = "#1d2825";
  const MUTED = "#46524d";
  const brand = getComputedStyle(document.documentElement).getPropertyValue("--ydt-brand").trim() || "#0f5c4d";
  const { wrap, canvas } = window.ydtDrawing;

  const text = element => {
    const copy = element.cloneNode(true);
    Array.prototype.forEach.call(copy.querySelectorAll(".cite, .term__short"), part => { part.parentNode.removeChild(part); });
    return copy.textContent.replace(/\s+/g, " ").trim();
  };
  const all = selector => Array.prototype.slice.call(document.querySelectorAll(selector));

  // Parts from top to bottom: {text, size, bold, colour, mark, before}.
  const parts = words => {
    const found = [{ text: text(document.querySelector("h1")), size: 60, bold: true, before: 52 }];
    found.push({ text: text(document.querySelector(".glance__answer")), size: 40, before: 36 });
    [[".glance__do", brand], [".glance__not", "#704408"]].forEach(([list, colour]) => {
      all(list + " h2").forEach(head => { found.push({ text: text(head), size: 38, bold: true, colour, before: 48 }); });
      all(list + " li").forEach((item, n) => {
        found.push({ text: text(item), size: 38, mark: list === ".glance__do" ? n + 1 + "." : "·", before: 18 });
      });
    });
    const lines = all(".y-lines li").map(text);
    if (lines.length) {
      found.push({ text: text(document.querySelector(".y-lines h2")), size: 30, bold: true, before: 56, colour: MUTED });
      found.push({ text: lines.join(words["picture.between"]), size: 30, before: 10, colour: MUTED });
    }
    const where = document.querySelector("link[rel=canonical]");
    const foot = [text(document.querySelector(".dates")), words["site.not_advice"]].concat(where ? where.href : []);
    return found.concat(foot.map((line, n) => ({ text: line, size: 28, before: n ? 10 : 36, colour: MUTED })));
  };

  window.ydtPicture = words => {
    const measure = canvas(1, 1, "#fff").pen;
    const name = text(document.querySelector(".y-brand__name"));
    const laid = parts(words).map(part => {
      const font = (part.bold ? "bold " : "") + part.size + FONT;
      const indent = part.mark ? 56 : 0;
      return Object.assign({ font, indent, step: Math.round(part.size * 1.5), lines: wrap(measure, part.text, font, WIDTH - 2 * EDGE - indent) }, part);
    });
    const height = laid.reduce((sum, part) => sum + part.before + part.step * part.lines.length, 120 + EDGE);
    const { canvas: made, pen } = canvas(WIDTH, height, "#fffdf8");
    pen.fillStyle = brand;
    pen.fillRect(0, 0, WIDTH, 120);
    pen.fillStyle = "#ffffff";
    pen.font = "bold 40" + FONT;
    pen.fillText(name, EDGE, 76, WIDTH - 2 * EDGE);
    let y = 120;
    laid.forEach(part => {
      y += part.before;
      pen.font = part.font;
      pen.fillStyle = part.colour || INK;
      if (part.mark) pen.fillText(part.mark, EDGE, y + part.size);
      part.lines.forEach(line => { pen.fillText(line, EDGE + part.indent, y + part.size); y += part.step; });
    });
    return made;
  };
})();
