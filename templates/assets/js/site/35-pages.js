// The pages of a section, under its name: in the column beside the text, in the menu once it opens, in the imprint.
(function () {
  "use strict";

  const place = link => link.pathname.replace(/\.html$/, "");

  // `part` holds the link to its section; the list goes behind it, or is `part` itself.
  const list = part => {
    const own = part.querySelector("a");
    const root = own.getAttribute("href").replace(/sections\/[^/]*$/, "");
    const pages = window.ydtSite.pages[part.dataset.section];
    if (!pages || part.dataset.listed) return;
    part.dataset.listed = "yes";
    const made = part.tagName === "UL" ? part : part.appendChild(document.createElement("ul"));
    pages.forEach(page => {
      const link = document.createElement("a");
      link.setAttribute("href", root + page[0]);
      link.textContent = page[1];
      if (place(link) === place(window.location)) link.setAttribute("aria-current", "page");
      made.appendChild(document.createElement("li")).appendChild(link);
    });
  };

  const inside = part => { if (part) Array.prototype.forEach.call(part.querySelectorAll("[data-section]"), list); };

  const menu = document.getElementById("menu");
  if (menu) menu.addEventListener("toggle", () => { if (menu.open) inside(menu); });
  inside(document.querySelector(".y-imprint"));

  // The column is shown on wide screens only (30-layout.css).
  const wide = window.matchMedia("(min-width: 64em)");
  const beside = () => { if (wide.matches) inside(document.querySelector(".y-side")); };
  if (wide.addEventListener) wide.addEventListener("change", beside);
  beside();
})();
