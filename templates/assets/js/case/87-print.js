// Step 6: the packet as a document, on paper or to look at. What is printed from this page is always the packet.
(function () {
  "use strict";

  const page = window.YDT && window.YDT.caseFile;
  if (!page) return;
  const { text, make, button, fill } = page;
  const place = document.getElementById("case-packet");

  const grid = (block, label) => {
    const right = n => block.numeric[n] ? "ta-right" : null;
    const kind = (cell, n) => right(n) || (/^\d{4}-\d\d-\d\d$/.test(cell) ? "day" : null);
    const line = cells => make("tr", {}, cells.map((cell, n) => make("td", { class: kind(cell, n) }, [cell])));
    return make("div", { class: "table-wrap", tabindex: "0", role: "region", "aria-label": label }, [make("table", { class: "grid" }, [
      make("thead", {}, [make("tr", {}, block.head.map((cell, n) => make("th", { scope: "col", class: right(n) }, [cell])))]),
      make("tbody", {}, block.rows.map(line)),
      block.foot.length ? make("tfoot", {}, [line(block.foot)]) : null,
    ])]);
  };

  const painted = (block, label) => {
    if (block.kind === "table") return grid(block, label);
    if (block.kind === "list") return make("ul", {}, block.items.map(item => make("li", {}, [item])));
    if (block.kind === "letter") return make("p", { class: "letter-" + block.shape, lang: "zh-CN" }, [block.text]);
    return make(block.kind, {}, [block.text]);
  };

  const sheet = one => make("section", { class: "sheet" + (one.letter ? " sheet--letter" : "") + (one.id === "cover" ? " sheet--cover" : ""),
    "data-sheet": one.id }, (one.letter ? [] : [make("h2", {}, [one.title])]).concat(
    one.blocks.filter(Boolean).map(block => painted(block, one.title))));

  const build = () => { fill(place, page.packet.sheets().map(sheet)); };

  let looking = false;
  const look = button(text("packet_look"), () => {
    looking = !looking;
    look.textContent = text(looking ? "packet_hide" : "packet_look");
    look.setAttribute("aria-expanded", String(looking));
    place.classList.toggle("packet--shown", looking);
    if (!looking) return;
    build();
    if (!place.firstChild) page.say(text("packet_empty"));
    place.setAttribute("tabindex", "-1");
    place.focus();
  }, { "aria-expanded": "false", "data-do": "look" });

  const print = button(text("packet_print"), () => {
    build();
    if (!place.firstChild) page.say(text("packet_empty"));
    window.print();
  }, { class: "button button--main", "data-do": "print" });

  fill(document.getElementById("case-print"), [
    page.wechat ? make("p", { class: "notice" }, [text("packet_wechat")]) : null,
    make("p", { class: "buttons" }, [print, look]),
  ]);

  window.addEventListener("beforeprint", build);
  const later = page.soon(build, 300);
  page.hear(what => {
    if (what === "all") { fill(place, []); place.classList.remove("packet--shown"); looking = false; look.textContent = text("packet_look"); }
    else if (looking) later();
  });

  page.states.packet = () => {
    const n = page.packet.sheets().length;
    return n ? text("packet_state", { n }) : "";
  };
})();
