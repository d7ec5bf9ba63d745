// A site that nobody rebuilds grows old: past its review date a source says so here too, in the reader's browser.
(function () {
  "use strict";

  const now = new Date();
  const two = n => (n < 10 ? "0" : "") + n;
  const today = now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate());
  const words = window.ydtSite.words;
  Array.prototype.forEach.call(document.querySelectorAll("[data-review-by]"), part => {
    if (part.dataset.reviewBy >= today) return;
    if (part.hidden) { part.textContent = words["guide.overdue"]; part.hidden = false; return; }
    const note = document.createElement("strong");
    note.className = "overdue";
    note.textContent = part.dataset.said || words["source.overdue"];
    part.appendChild(document.createTextNode(" "));
    part.appendChild(note);
  });
})();
