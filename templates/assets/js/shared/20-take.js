// Taking something away from a page: the clipboard, with a field to press and hold where there is none, and files.
(function () {
  "use strict";

  // `said` is a live region, `byHand` a hidden textarea, `failed` the words for copying by hand.
  const copier = (said, byHand, failed) => {
    const say = words => {
      said.textContent = "";
      window.setTimeout(() => { said.textContent = words; }, 30);
    };

    // The clipboard of today, else that of yesterday, else a field to press and hold.
    const copy = (words, done) => {
      const old = () => {
        byHand.hidden = false;
        byHand.value = words;
        byHand.focus();
        byHand.select();
        byHand.setSelectionRange(0, words.length);
        let worked = false;
        try { worked = document.execCommand("copy"); } catch (error) { worked = false; }
        if (worked) byHand.hidden = true;
        say(worked ? done : failed);
      };
      if (navigator.clipboard && window.isSecureContext) {
        navigator.clipboard.writeText(words).then(() => { byHand.hidden = true; say(done); }, old);
      } else {
        old();
      }
    };

    const forget = () => { said.textContent = ""; byHand.value = ""; byHand.hidden = true; };

    return { copy, say, forget };
  };

  // A file of `parts` (texts or bytes), made in the page.
  const save = (name, parts, type) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(parts, { type }));
    link.download = name;
    document.body.appendChild(link);
    link.click();
    document.body.removeChild(link);
    window.setTimeout(() => { URL.revokeObjectURL(link.href); }, 10000);
  };

  window.ydtTake = { copier, save };
})();
