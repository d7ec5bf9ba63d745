// Lines that fit a width on a canvas: Latin words stay whole where they can, Chinese breaks anywhere but before a closing mark.
(function () {
  "use strict";

  const PIECES = /[\u0021-\u024f]+ *|\s+|[^\u0000-\u024f]/g;
  const CLOSES = /^[，。；：、）”？！》]/;

  // What is given in several paragraphs comes in lines of their own; `font` is what a canvas calls a font.
  const wrap = (pen, words, font, width) => {
    pen.font = font;
    const fits = text => pen.measureText(text.replace(/ +$/, "")).width <= width;
    const lines = [];
    words.split("\n").forEach(paragraph => {
      let line = "";
      const end = () => { lines.push(line.replace(/ +$/, "")); line = ""; };
      const put = piece => {
        if (line && !CLOSES.test(piece) && !fits(line + piece)) end();
        line += line ? piece : piece.replace(/^ +/, "");
      };
      (paragraph.match(PIECES) || []).forEach(piece => {
        if (fits(piece)) put(piece); else Array.from(piece).forEach(put);
      });
      end();
    });
    return lines;
  };

  // How wide the widest piece is that should stay whole.
  const widest = (pen, words, font) => {
    pen.font = font;
    return Math.max.apply(null, (words.match(PIECES) || [""]).map(piece => pen.measureText(piece.replace(/ +$/, "")).width));
  };

  const canvas = (width, height, ground) => {
    const made = document.createElement("canvas");
    made.width = width;
    made.height = height;
    const pen = made.getContext("2d");
    pen.fillStyle = ground;
    pen.fillRect(0, 0, width, height);
    return { canvas: made, pen };
  };

  window.ydtDrawing = { wrap, widest, canvas };
})();
