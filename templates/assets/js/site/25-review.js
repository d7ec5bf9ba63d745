// A site that nobody rebuilds grows old: past its review date a source says so here too, in the reader's browser.
(function () {
  "use strict";

  const now = new Date();
  const two = n => (n < 10 ? "0" : "") + n;
  const today = now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate());
  Array.prototype.forEach.call(document.querySelectorAll("[data-review-by]"), note => {
    if (note.dataset.reviewBy < today) note.hidden = false;
  });
})();
