// A list of the record: one line a row, one row open at a time, a page of rows at a time. Only what changed is painted.
(function () {
  "use strict";

  const page = window.YDT && window.YDT.caseFile;
  if (!page) return;
  const { text, make, button, fill, say } = page;
  const PAGE = 20;

  /* about: {name, box, head(row, n) -> [title, note], editor(row, changed, n) -> element, add (text key, or none),
     newest (true: the last row stands first), fresh() -> a new row, shows(row) -> whether the row is in the list at all} */
  const list = about => {
    const { name, box } = about;
    const most = page.model.most(name);
    const rows = () => page.model.record[name];
    const items = make("ul", { class: "items" }, []);
    const more = button(text("more_rows"), () => { shown += PAGE; paint(); });
    const add = about.add ? button(text(about.add), () => { append(about.fresh ? about.fresh() : {}); }, { "data-do": "add-" + name }) : null;
    let open = null;
    let shown = PAGE;
    let sure = null;

    const order = () => {
      const kept = rows().map((row, n) => n).filter(n => !about.shows || about.shows(rows()[n]));
      return about.newest ? kept.reverse() : kept;
    };

    const lines = (row, n) => {
      const [title, note] = about.head(row, n);
      return [make("span", { class: "item__title" }, [title]), note && make("span", { class: "item__note" }, [note])];
    };

    const close = () => { open = null; sure = null; paint(); };

    const remove = (row, asked) => {
      if (sure !== row && (name === "letters" || !page.model.isEmptyRow(row))) {
        sure = row;
        asked.textContent = text("remove_sure");
        say(text("remove_sure"));
        return;
      }
      page.model.remove(name, row);
      close();
      page.tell(name);
      say(text("removed", { n: rows().length }));
      const next = items.querySelector("button") || add;
      if (next) next.focus();
    };

    const item = n => {
      const row = rows()[n];
      const isOpen = row === open;
      const head = make("button", { type: "button", class: "item__head", "aria-expanded": String(isOpen) }, lines(row, n));
      const made = make("li", { class: "item" + (isOpen ? " item--open" : ""), "data-row": String(n) }, [head]);
      head.addEventListener("click", () => {
        open = isOpen ? null : row;
        sure = null;
        paint();
        const same = items.querySelector('[data-row="' + n + '"] > button');
        if (same) same.focus();
      });
      if (!isOpen) return made;
      const changed = what => {
        fill(head, lines(row, n));
        page.tell(name + "/" + what);
      };
      const asked = about.add && button(text("remove"), () => { remove(row, asked); }, { "data-do": "remove" });
      const done = button(text("done"), () => {
        close();
        const same = items.querySelector('[data-row="' + n + '"] > button');
        if (same) same.focus();
      }, { "data-do": "done" });
      made.appendChild(make("div", { class: "item__body" }, [
        about.editor(row, changed, n), make("p", { class: "buttons" }, [done, asked]),
      ]));
      return made;
    };

    const paint = () => {
      const all = order();
      const openAt = all.findIndex(n => rows()[n] === open);
      if (openAt >= shown) shown = openAt + 1;
      fill(items, all.slice(0, shown).map(item));
      more.hidden = all.length <= shown;
      more.textContent = text("more_rows", { n: Math.min(PAGE, all.length - shown) });
      if (add) add.disabled = rows().length >= most;
    };

    const append = row => {
      if (rows().length >= most) { say(text("rows_most", { n: most })); return; }
      rows().push(row);
      open = row;
      paint();
      page.tell(name);
      const first = items.querySelector(".item--open input, .item--open select, .item--open textarea");
      if (first) first.focus();
    };

    fill(box, [items, make("p", { class: "buttons" }, [add, more])]);
    page.hear(what => {
      if (what === "all") { open = null; shown = PAGE; paint(); }
    });
    paint();
    return { paint, append, isOpen: () => open !== null };
  };

  page.list = list;
})();
