// Keeping, saving, opening and clearing: what the reader decides about their own record.
(function () {
  "use strict";

  const page = window.YDT && window.YDT.caseFile;
  if (!page) return;
  const { model, file, text, make, button, fill, say } = page;
  const kept = window.YDT.kept;
  const box = document.getElementById("case-save");

  const said = make("p", { class: "case-said", id: "case-said", role: "status" }, []);
  const answer = words => { fill(said, [words]); };

  const secret = make("input", {
    type: "text", class: "case-secret", id: "case-secret", autocomplete: "off", autocapitalize: "off", spellcheck: "false",
    maxlength: "100", "aria-describedby": "case-secret-help",
  }, []);
  const choose = make("input", { type: "file", id: "case-open", accept: ".json,application/json", hidden: true }, []);
  const keep = make("input", { type: "checkbox", id: "case-keep", "aria-describedby": "case-keep-help" }, []);

  // With what was worked out, so that tools on other pages can be filled with it.
  const asKept = () => JSON.stringify({ version: model.VERSION, case: model.record,
    worked: Object.assign({ evidence: page.evidence.papers(true).join("\n") }, page.figures.computed()) });

  const write = () => {
    if (!keep.checked) return;
    if (!kept.write(asKept())) { keep.checked = false; answer(text("keep_full")); }
  };
  const later = page.soon(write, 400);
  page.hear(later);
  window.addEventListener("pagehide", write);
  keep.addEventListener("change", () => { if (keep.checked) write(); else kept.drop(); });

  const save = () => {
    if (secret.value && !file.canLock()) { answer(text("file_plain")); return; }
    file.pack(model.record, secret.value).then(words => { window.YDT.out.save("youdetan-" + page.today() + ".json", [words], "application/json"); answer(text("file_saved")); });
  };

  // What is here already is replaced only after the reader has said so once more.
  let waiting = null;
  const take = record => {
    if (!model.isEmpty() && waiting !== record) {
      waiting = record;
      fill(said, [text("file_replace"), " ", button(text("file_load"), () => { take(record); }, { "data-do": "replace" })]);
      return;
    }
    waiting = null;
    model.replace(record);
    secret.value = "";
    answer(text("file_loaded"));
  };

  const open = words => file.unpack(words, secret.value).then(take, error => {
    answer(text(error.code || "file_wrong"));
    if (error.code === "file_secret_needed") secret.focus();
  });

  choose.addEventListener("change", () => {
    const given = choose.files[0];
    if (!given) return;
    const reader = new FileReader();
    reader.onload = () => { open(String(reader.result)); };
    reader.onerror = () => { answer(text("file_wrong")); };
    reader.readAsText(given);
    choose.value = "";
  });

  const wipe = () => {
    model.replace(null);
    page.figures.forget();
    kept.drop();
    keep.checked = false;
    secret.value = "";
    choose.value = "";
    waiting = null;
    fill(said, []);
    page.more.clear();
    if (location.hash.length > 1) window.YDT.out.bare();
  };

  let sure = false;
  const clear = button(text("clear"), () => {
    if (!sure) { sure = true; clear.textContent = text("clear_sure"); say(text("clear_sure")); return; }
    sure = false;
    clear.textContent = text("clear");
    wipe();
    answer(text("cleared"));
  }, { "data-do": "clear" });
  clear.addEventListener("blur", () => { sure = false; clear.textContent = text("clear"); });

  fill(box, [
    make("h3", {}, [text("file_title")]),
    make("p", { id: "case-secret-help" }, [text("file_text")]),
    page.wechat ? make("p", { class: "notice" }, [text("file_wechat")]) : null,
    make("div", { class: "field" }, [
      make("label", { class: "field__label", for: "case-secret" }, [text("file_secret"), " ",
        make("span", { class: "field__optional" }, [text("file_optional")])]),
      make("div", { class: "field__box" }, [secret]),
    ]),
    make("p", { class: "buttons" }, [
      button(text("file_save"), save, { class: "button button--main", "data-do": "save" }),
      button(text("file_load"), () => { window.YDT.out.choose(choose); }, { "data-do": "open" }), choose,
    ]),
    said,
    make("label", { class: "check", for: "case-keep" }, [keep, make("span", {}, [text("keep")])]),
    make("p", { class: "field__help", id: "case-keep-help" }, [text("keep_text")]),
    make("p", { class: "buttons" }, [clear]),
  ]);

  // What was kept for this visit comes back when the reader comes back to the page.
  const restore = () => {
    const words = kept.read();
    if (!words) return;
    let found = null;
    try { found = JSON.parse(words); } catch (error) { found = null; }
    const record = found && found.version === model.VERSION ? model.tidy(found.case) : null;
    if (!record) { kept.drop(); return; }
    keep.checked = true;
    model.replace(record);
  };

  // The exit forgets everything; a page that the browser brings back from its memory starts from what was kept, or empty.
  document.addEventListener("ydt:wipe", event => {
    if (event.detail && event.detail.leaving) { wipe(); return; }
    model.replace(null);
    restore();
  });

  page.keep = { open, restore };
})();
