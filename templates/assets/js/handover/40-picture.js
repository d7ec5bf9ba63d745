// The packet as one long picture, for phones that cannot print: drawn by a small layout of our own on a canvas.
(function () {
  "use strict";

  const page = window.YDT && window.YDT.caseFile;
  if (!page) return;
  const { text, make, button, fill } = page;
  const WIDTH = 1080;
  const EDGE = 56;
  const INNER = WIDTH - 2 * EDGE;
  const TALLEST = 12000;
  const FONT = ' system-ui, -apple-system, "PingFang SC", "HarmonyOS Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif';
  const KINDS = {
    h2: { size: 40, weight: "bold ", before: 56, after: 20 },
    h3: { size: 32, weight: "bold ", before: 28, after: 10 },
    p: { size: 30, weight: "", before: 6, after: 14 },
    cell: { size: 26, weight: "", before: 8, after: 8 },
  };
  const WIDE = 6;

  const measure = window.ydtDrawing.canvas(1, 1, "#fff").pen;
  const fontOf = kind => kind.weight + kind.size + "px" + FONT;
  const wrap = (words, kind, width) => window.ydtDrawing.wrap(measure, words, fontOf(kind), width);

  // What is to be drawn, from top to bottom: {height, draw(pen, y)}.
  const lines = (words, kind, shape) => wrap(words, kind, INNER - (shape.indent || 0)).map((line, n) => ({
    height: Math.round(kind.size * 1.55),
    draw: (pen, y) => {
      pen.font = fontOf(kind);
      pen.textAlign = shape.align || "left";
      const x = { center: WIDTH / 2, right: WIDTH - EDGE }[shape.align] || EDGE + (shape.indent || 0);
      if (shape.mark && n === 0) pen.fillText(shape.mark, EDGE, y + kind.size * 1.1);
      pen.fillText(line, x, y + kind.size * 1.1);
    },
  }));

  const gap = height => ({ height, draw: () => {} });
  const rule = () => ({ height: 3, draw: (pen, y) => { pen.fillRect(EDGE, y, INNER, 1); } });

  // A paragraph and a row of a table are fresh where they begin: there a picture may end and the next go on.
  const fresh = part => Object.assign(part, { fresh: true });

  const paragraph = (words, kind, shape) => [fresh(gap(kind.before)), ...lines(words, kind, shape || {}), gap(kind.after)];

  // A column is at least as wide as its widest word or number and shares what is left as it asks for; all make up the page.
  const widths = block => {
    const bold = fontOf(Object.assign({}, KINDS.cell, { weight: "bold " }));
    measure.font = bold;
    const columns = block.head.map((head, n) => [head].concat(block.rows.map(row => row[n]), block.foot[n] || ""));
    const most = work => columns.map(cells => Math.max.apply(null, cells.map(work)));
    const sum = numbers => numbers.reduce((all, one) => all + one, 0);
    const asked = most(cell => Math.min(measure.measureText(cell).width + 24, INNER / 2));
    const least = most(cell => Math.min(window.ydtDrawing.widest(measure, cell, bold) + 24, INNER / 2));
    const spare = INNER - sum(least);
    const wish = asked.map((one, n) => Math.max(one - least[n], 0) + 1);
    return least.map((one, n) => Math.floor(spare > 0 ? one + spare * wish[n] / sum(wish) : one * INNER / sum(least)));
  };

  const row = (cells, block, wide, strong) => {
    const kind = Object.assign({}, KINDS.cell, { weight: strong ? "bold " : "" });
    const wrapped = cells.map((cell, n) => wrap(cell, kind, wide[n] - 16));
    const tall = Math.max.apply(null, wrapped.map(one => one.length));
    const step = Math.round(kind.size * 1.4);
    return [fresh({
      height: tall * step + 18,
      draw: (pen, y) => {
        pen.font = fontOf(kind);
        let x = EDGE;
        wrapped.forEach((cell, n) => {
          pen.textAlign = block.numeric[n] ? "right" : "left";
          cell.forEach((line, m) => { pen.fillText(line, block.numeric[n] ? x + wide[n] - 8 : x, y + 9 + step * (m + 0.8)); });
          x += wide[n];
        });
      },
    }), rule()];
  };

  const table = block => {
    if (block.head.length > WIDE && !block.numeric.some(Boolean)) {
      return [].concat.apply([], block.rows.map(cells => [fresh(rule())].concat(paragraph(
        cells.map((cell, n) => cell && block.head[n] + page.data.common.colon + cell).filter(Boolean).join("\n"), KINDS.p))));
    }
    const wide = widths(block);
    return [gap(10)].concat(row(block.head, block, wide, true), ...block.rows.map(cells => row(cells, block, wide, false)),
      block.foot.length ? row(block.foot, block, wide, true) : [], gap(16));
  };

  const letter = block => paragraph(block.shape === "text" || block.shape === "item" ? "\u3000\u3000" + block.text : block.text,
    block.shape === "title" ? KINDS.h3 : KINDS.p, { align: { title: "center", sign: "right" }[block.shape] });

  const partsOf = block => {
    if (block.kind === "table") return table(block);
    if (block.kind === "letter") return letter(block);
    if (block.kind === "list") return [].concat.apply([], block.items.map(item => paragraph(item, KINDS.p, { indent: 36, mark: "·" })));
    return paragraph(block.text, KINDS[block.kind]);
  };

  const layout = sheets => [].concat.apply([gap(EDGE)], sheets.map(sheet => [].concat.apply(
    sheet.letter ? [gap(40), rule(), gap(24)] : paragraph(sheet.title, KINDS.h2), sheet.blocks.filter(Boolean).map(partsOf))));

  const heightOf = parts => parts.reduce((sum, part) => sum + part.height, 0);

  // Phones refuse very tall canvases: a long packet becomes several pictures. What does not fit goes over whole, from where it
  // begins, unless it began at the top already.
  const split = parts => {
    const found = [[]];
    parts.forEach(part => {
      let now = found[found.length - 1];
      if (heightOf(now) + part.height > TALLEST - 2 * EDGE) {
        let from = now.length;
        while (!part.fresh && from > 0 && !now[from - 1].fresh) from -= 1;
        const over = !part.fresh && from > 2 ? now.splice(from - 1) : [];
        now = [gap(EDGE)].concat(over);
        found.push(now);
      }
      now.push(part);
    });
    return found;
  };

  const paint = parts => {
    const { canvas, pen } = window.ydtDrawing.canvas(WIDTH, heightOf(parts) + EDGE, "#fff");
    pen.fillStyle = "#000";
    let y = 0;
    parts.forEach(part => { part.draw(pen, y); y += part.height; });
    return canvas;
  };

  const asImage = (canvas, n, all) => new Promise((done, failed) => {
    canvas.toBlob(blob => {
      if (!blob) { failed(new Error("no picture")); return; }
      const reader = new FileReader();
      reader.onload = () => {
        const label = text("picture_label", { n, all });
        const image = window.YDT.out.picture(String(reader.result));
        image.className = "case-picture";
        image.alt = label;
        done(make("figure", {}, [image, make("figcaption", {}, [label]), page.wechat ? null : make("p", { class: "buttons" }, [
          button(text("picture_save"), () => { window.YDT.out.save("youdetan-" + n + ".png", [blob], "image/png"); },
            { "data-do": "picture-save" }),
        ])]));
      };
      reader.readAsDataURL(blob);
    }, "image/png");
  });

  const picture = place => {
    const sheets = page.packet.sheets();
    if (!sheets.length) { fill(place, [make("p", {}, [text("picture_empty")])]); return; }
    const all = split(layout(sheets)).map(paint);
    Promise.all(all.map((canvas, n) => asImage(canvas, n + 1, all.length))).then(made => {
      fill(place, [make("p", { role: "status" }, [text("picture_hint")])].concat(made));
    }, () => { fill(place, [make("p", { role: "status" }, [text("more_failed")])]); });
  };

  Object.assign(page.handover, { picture, split, layout });
})();
