/* Keys for whoever stands in front of people: arrows and Page keys turn the slides, N shows or hides the notes. */
(function () {
  "use strict";
  var slides = Array.prototype.slice.call(document.querySelectorAll(".slide"));
  var notes = Array.prototype.slice.call(document.querySelectorAll("details.notes"));
  function here() {
    var best = 0;
    slides.forEach(function (slide, n) {
      if (slide.getBoundingClientRect().top <= 40) {
        best = n;
      }
    });
    return best;
  }
  function go(n) {
    var slide = slides[Math.max(0, Math.min(slides.length - 1, n))];
    slide.scrollIntoView({ block: "start" });
  }
  document.addEventListener("keydown", function (event) {
    if (event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    var step = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      go(here() + step);
    } else if (event.key === "n" || event.key === "N") {
      var open = notes.some(function (item) { return item.open; });
      notes.forEach(function (item) { item.open = !open; });
    }
  });
})();
