// Step 3, what happened: the cause, since when, until when, and the days that matter.
(function () {
  "use strict";

  const page = window.YDT && window.YDT.caseFile;
  if (!page) return;
  const { model, fields, text, fill } = page;
  const box = document.getElementById("case-hardship");

  const build = () => fill(box, [fields.fields("person", ["hardship_kind", "hardship_since", "recovery_date", "hardship_text"],
    model.record.person, name => { page.tell("person/" + name); })]);

  const head = row => [row.event_date || text("event_undated"), row.event_text || ""];
  const editor = (row, changed) => fields.fields("event", ["event_date", "event_text"], row, changed);
  page.list({ name: "events", box: document.getElementById("case-events"), head, editor, add: "event_add" });

  page.hear(what => { if (what === "all") build(); });
  build();

  page.states.happened = () => {
    const person = model.record.person;
    const kind = fields.shown("person", "hardship_kind", person.hardship_kind);
    const since = person.hardship_since ? text("since", { date: person.hardship_since }) : "";
    return [kind, since].filter(Boolean).join(text("dot"));
  };
})();
