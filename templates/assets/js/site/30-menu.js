// The menu is a <details> and opens without this. Here it also closes: by Esc, by a tap elsewhere, by moving on.
(function () {
  "use strict";

  const menu = document.getElementById("menu");
  if (!menu) return;
  const button = menu.querySelector("summary");

  const close = focus => {
    if (!menu.open) return;
    menu.open = false;
    if (focus) button.focus();
  };

  document.addEventListener("keydown", event => {
    if (event.key === "Escape" && !event.isComposing && !event.defaultPrevented) close(menu.contains(document.activeElement));
  });
  document.addEventListener("pointerdown", event => { if (!menu.contains(event.target)) close(false); });
  menu.addEventListener("focusout", event => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) close(false);
  });
  window.addEventListener("hashchange", () => close(false));

  // A link into folded text opens it.
  const unfold = () => {
    let part = null;
    try { part = document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch (error) { return; }
    for (let fold = part && part.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  };
  window.addEventListener("hashchange", unfold);
  unfold();
})();
