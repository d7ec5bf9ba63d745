// A guide's first steps as one long picture, made when the reader asks for it: messengers pass pictures on where links do not go.
// What draws it is loaded then. The button stands below the text, where its coming moves nothing the reader looks at.
(function () {
  "use strict";

  const glance = document.querySelector(".glance");
  const after = document.querySelector(".after");
  const own = document.currentScript;
  const { words, picture } = window.ydtSite;
  if (!glance || !after || !own || !picture || !("toDataURL" in document.createElement("canvas"))) return;

  const box = document.createElement("section");
  box.className = "long-picture no-print";
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button";
  button.textContent = words["picture.make"];
  const said = document.createElement("p");
  said.className = "quiet";
  said.setAttribute("role", "status");
  box.appendChild(button);
  box.appendChild(said);
  after.parentNode.insertBefore(box, after);

  const show = () => {
    const old = box.querySelector("img");
    if (old) box.removeChild(old);
    try {
      const made = window.ydtPicture(words);
      const image = window.YDT.out.picture(made.toDataURL("image/png"));
      image.width = made.width / 2;
      image.height = made.height / 2;
      image.alt = words["picture.alt"].replace("{title}", document.querySelector("h1").textContent);
      box.appendChild(image);
      said.textContent = words["picture.hint"];
    } catch (error) { said.textContent = words["picture.failed"]; }
  };

  button.addEventListener("click", () => {
    if (window.ydtPicture) { show(); return; }
    window.YDT.out.script(own.src.replace(/[^/]*$/, "") + picture, show, () => { said.textContent = words["picture.failed"]; });
  });
})();
