// Taking something away from a page by the clipboard, with a field to press and hold where there is none.
(function () {
  "use strict";

  // `said` is a live region, `byHand` a hidden textarea, `failed` the words for copying by hand.
  const copier = (said, byHand, failed) => {
    const say = words => {
      said.textContent = "";
      window.setTimeout(() => { said.textContent = words; }, 30);
    };

    const copy = (words, done) => {
      window.YDT.out.copy(words, byHand, worked => {
        if (worked) byHand.hidden = true;
        say(worked ? done : failed);
      });
    };

    const forget = () => { said.textContent = ""; byHand.value = ""; byHand.hidden = true; };

    return { copy, say, forget };
  };

  window.ydtTake = { copier };
})();
