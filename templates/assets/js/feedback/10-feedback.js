/* A reader's words about a page. Nothing goes before the reader has seen it, letter by letter, and pressed once more; what was
   seen is what goes, because it is the same text (05-send.js). */
(function () {
  "use strict";

  const form = document.getElementById("feedback");
  if (!form) return;
  const { textOf } = window.ydtElements;
  const text = textOf(form);
  const part = name => document.getElementById("feedback-" + name);
  const data = JSON.parse(part("data").textContent);
  const words = part("text");
  const LONGEST = Number(words.getAttribute("maxlength"));

  // The name of a page after #page=, if this site has such a page; anything else is not looked at.
  const named = window.location.hash.replace(/^#page=/, "");
  const about = Object.prototype.hasOwnProperty.call(data.pages, named) ? named : "";
  if (about) part("about").textContent = data.pages[about];

  const say = said => { part("status").textContent = said; };
  const hide = () => { part("goes").hidden = true; part("body").textContent = ""; };
  const chosen = () => { const on = form.querySelector("[name=clear]:checked"); return on ? on.value : ""; };

  const left = () => { part("left").textContent = text("left", { n: LONGEST - words.value.length }); };

  const body = () => JSON.stringify({
    version: 1, page: about, language: data.language, clear: chosen(), text: words.value.trim().slice(0, LONGEST),
  }, null, 1);

  const letter = () => [
    about ? data.pages[about] + " (" + about + ")" : text("none"),
    chosen() && form.querySelector("[name=clear]:checked").parentNode.textContent.trim(),
    words.value.trim(),
  ].filter(Boolean).join("\n");

  const show = () => {
    hide();
    if (!chosen() && !words.value.trim()) { say(text("nothing")); return; }
    say("");
    part("body").textContent = data.post ? body() : letter();
    if (data.mail) {
      window.ydtSend.mail(part("mail"), data.mail, data.subject, letter());
    }
    part("goes").hidden = false;
    part("goes-title").focus();
  };

  const send = () => {
    const goes = part("body").textContent;
    if (!goes || part("send").disabled) return;
    part("send").disabled = true;
    say(text("sending"));
    window.ydtSend.send(data.post, goes).then(() => {
      form.reset();
      hide();
      left();
      say(text("sent"));
    }).catch(() => { say(text("failed")); }).then(() => { part("send").disabled = false; });
  };

  form.addEventListener("input", () => { hide(); say(""); left(); });
  form.addEventListener("submit", event => { event.preventDefault(); show(); });
  part("show").addEventListener("click", show);
  if (part("send")) part("send").addEventListener("click", send);
  document.addEventListener("ydt:wipe", () => { form.reset(); hide(); say(""); if (part("mail")) part("mail").removeAttribute("href"); });
  left();
})();
