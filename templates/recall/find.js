/* The list of codes on printed sheets: what is typed narrows it, and Enter opens the page of the one that is left.
   Without this script the list is read. Nothing is kept or sent. */
(function () {
  "use strict";

  const form = document.getElementById("find");
  const field = document.getElementById("code");
  const none = document.getElementById("none");
  const items = Array.from(document.querySelectorAll("#codes li"));

  /* As people type it: small letters, full-width letters, hyphens and blanks. */
  function plain(text) {
    return text.normalize("NFKC").toUpperCase().replace(/[^0-9A-Z]/g, "");
  }

  function narrow() {
    const typed = plain(field.value);
    const left = items.filter(function (item) {
      item.hidden = !plain(item.firstElementChild.textContent).startsWith(typed);
      return !item.hidden;
    });
    none.hidden = left.length > 0;
    return left;
  }

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    const left = narrow();
    if (left.length === 1) left[0].firstElementChild.click();
  });
  field.addEventListener("input", narrow);
  form.hidden = false;
  narrow();
})();
