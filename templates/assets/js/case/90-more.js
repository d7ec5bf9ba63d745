// Handing over and the long picture: their scripts come when asked for, or when the page was opened by a link that holds a case.
(function () {
  "use strict";

  const page = window.YDT && window.YDT.caseFile;
  if (!page) return;
  const { text, make, button, fill, say } = page;
  const loaded = {};
  const from = document.getElementById("text").dataset;

  // The scripts of this site by name, one after the other, each once.
  const load = (names, done) => {
    const name = names[0];
    if (!name) { done(); return; }
    if (loaded[name]) { load(names.slice(1), done); return; }
    window.YDT.out.script(from[name], () => { loaded[name] = true; load(names.slice(1), done); },
      () => { say(text("more_failed")); fill(said, [text("more_failed")]); });
  };

  const said = make("p", { class: "case-said", id: "case-handed", role: "status" }, []);
  const shown = make("div", { id: "case-shown", "data-result": true }, []);
  const pasted = make("textarea", {
    id: "case-pasted", rows: "3", autocomplete: "off", spellcheck: "false", "aria-describedby": "case-pasted-help",
  }, []);
  const pictures = make("input", { type: "file", id: "case-pictures", accept: "image/*", multiple: true, hidden: true }, []);

  const link = () => load(["handover"], () => { page.handover.link(); });
  const codes = () => load(["codes", "handover"], () => { page.handover.codes(); });
  const receive = () => load(["handover"], () => { page.handover.receive(pasted.value); });
  pictures.addEventListener("change", () => load(["reader", "handover"], () => { page.handover.pictures(pictures.files); }));

  fill(document.getElementById("case-hand"), [
    make("p", {}, [text("hand_text")]),
    make("p", { class: "buttons" }, [
      button(text("hand_codes"), codes, { "data-do": "codes" }), button(text("hand_link"), link, { "data-do": "hand-link" }),
    ]),
    make("details", { class: "fold" }, [make("summary", {}, [text("hand_receive")]), make("div", { class: "fold__body" }, [
      make("div", { class: "field" }, [
        make("label", { class: "field__label", for: "case-pasted" }, [text("hand_pasted")]),
        make("div", { class: "field__box" }, [pasted]),
        make("p", { class: "field__help", id: "case-pasted-help" }, [text("hand_pasted_help")]),
      ]),
      make("p", { class: "buttons" }, [
        button(text("hand_open"), receive, { "data-do": "receive" }),
        button(text("hand_pictures"), () => { window.YDT.out.choose(pictures); }, { "data-do": "pictures" }), pictures,
      ]),
    ])]),
    said, shown,
  ]);

  const picture = make("div", { id: "case-picture", "data-result": true }, []);
  const place = document.getElementById("case-print");
  place.appendChild(make("p", { class: "buttons" }, [button(text("picture"), () => {
    load(["handover"], () => { page.handover.picture(picture); });
  }, { "data-do": "picture" })]));
  place.appendChild(picture);

  const clear = () => {
    fill(said, []);
    fill(shown, []);
    fill(picture, []);
    pasted.value = "";
    pictures.value = "";
    if (page.handover) page.handover.forget();
  };

  page.more = { say: words => { fill(said, typeof words === "string" ? [words] : words); }, show: parts => { fill(shown, parts); }, clear };

  // A link that holds a case: it leaves the address at once and opens only when the reader says so.
  const opened = () => {
    if (!/^#case(-part)?=/.test(location.hash)) return;
    const { hash } = location;
    window.YDT.out.bare();
    document.getElementById("hand").open = true;
    load(["handover"], () => { page.handover.receive(hash); });
  };
  window.addEventListener("hashchange", opened);
  page.more.opened = opened;
})();
