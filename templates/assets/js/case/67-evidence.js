// The checklist of evidence: what fits the reader's situation first, the rest folded away; and papers of their own.
(function () {
  "use strict";

  const page = window.YDT && window.YDT.caseFile;
  if (!page) return;
  const { data, model, fields, text, make, fill } = page;
  const box = document.getElementById("case-evidence");

  const tick = (situation, item) => {
    const name = situation.id + "." + item.id;
    const id = "e-" + situation.id + "-" + item.id;
    const input = make("input", { type: "checkbox", id, checked: model.record.evidence[name] === true }, []);
    input.addEventListener("change", () => {
      if (input.checked) model.record.evidence[name] = true; else delete model.record.evidence[name];
      page.tell("evidence");
    });
    return make("li", {}, [make("label", { class: "check", for: id }, [input, make("span", {}, [item.text])])]);
  };

  const group = situation => make("div", {}, [
    make("h3", {}, [situation.title]),
    make("ul", { class: "case-ticks" }, situation.items.map(item => tick(situation, item))),
  ]);

  const isNear = situation => !situation.hardship
    ? situation.id === "always"
    : situation.hardship === model.record.person.hardship_kind;
  const isTicked = situation => situation.items.some(item => model.record.evidence[situation.id + "." + item.id]);

  const paint = () => {
    const near = data.evidence.filter(situation => isNear(situation) || isTicked(situation));
    const rest = data.evidence.filter(situation => near.indexOf(situation) < 0);
    fill(box, near.map(group).concat([
      make("details", { class: "fold" }, [make("summary", {}, [text("evidence_more")]),
        make("div", { class: "fold__body" }, rest.map(group))]),
      fields.fields("person", ["own_papers"], model.record.person, name => { page.tell("person/" + name); }),
    ]));
  };

  // The names of the papers at hand, in the order of the checklist, then the reader's own, a line each; letters are in Chinese.
  const papers = inLetter => {
    const found = [];
    data.evidence.forEach(situation => situation.items.forEach(item => {
      if (model.record.evidence[situation.id + "." + item.id]) found.push((inLetter && item.letter) || item.paper);
    }));
    return found.concat((model.record.person.own_papers || "").split("\n").map(line => line.trim()).filter(Boolean));
  };

  page.hear(what => { if (what === "all" || what === "person/hardship_kind") paint(); });
  paint();

  page.evidence = { papers };
  page.states.evidence = () => {
    const n = papers().length;
    return n ? text("evidence_state", { n }) : "";
  };
})();
