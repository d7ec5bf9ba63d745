/* Colours and language that the page around asks for, after the # of the address: y-lang=en, y-scheme=light|dark,
   y-colour=1d4f91 (links, buttons), y-ground=ffffff (the ground). What is not of that form is not looked at; a colour that
   would be hard to read is moved until it is not, and such a ground is left out. */
(function () {
  "use strict";

  const root = document.documentElement;
  const frame = document.getElementById("embed");
  if (!frame) return;

  const asked = {};
  window.location.hash.slice(1).split("&").forEach(part => {
    const found = /^y-(lang|scheme|colour|ground)=([0-9a-zA-Z-]{1,12})$/.exec(part);
    if (found) asked[found[1]] = found[2];
  });

  const there = asked.lang && frame.getAttribute("data-in-" + asked.lang.toLowerCase());
  if (there && asked.lang.slice(0, 2) !== root.lang.slice(0, 2)) { window.YDT.out.go(there + window.location.hash, true); return; }

  const parse = text => {
    const found = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec((text || "").trim());
    return found ? found.slice(1).map(part => parseInt(part, 16)) : null;
  };
  const write = colour => "#" + colour.map(part => (part < 16 ? "0" : "") + part.toString(16)).join("");
  const mix = (a, b, share) => a.map((part, n) => Math.round(part + (b[n] - part) * share));

  // Relative luminance and contrast of WCAG 2.
  const light = colour => {
    const parts = colour.map(part => part / 255).map(part => part <= 0.03928 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  };
  const contrast = (a, b) => {
    const both = [light(a), light(b)].sort((x, y) => y - x);
    return (both[0] + 0.05) / (both[1] + 0.05);
  };

  const token = name => parse(getComputedStyle(root).getPropertyValue("--ydt-" + name));
  const set = (name, colour) => { root.style.setProperty("--ydt-" + name, write(colour)); };
  const system = window.matchMedia("(prefers-color-scheme: dark)");

  // The rules for a dark screen hold always or never. Where the sheet cannot be read (from a folder) the screen decides.
  const force = dark => {
    Array.prototype.forEach.call(document.styleSheets, sheet => {
      let rules = [];
      try { rules = sheet.cssRules; } catch (error) { return; }
      Array.prototype.forEach.call(rules, rule => {
        if (rule.media && /prefers-color-scheme:\s*dark/.test(rule.media.mediaText)) rule.media.mediaText = dark ? "all" : "not all";
      });
    });
    root.style.setProperty("color-scheme", dark ? "dark" : "light");
  };

  const ground = parse(asked.ground);
  let scheme = /^(light|dark)$/.test(asked.scheme || "") ? asked.scheme : null;
  if (ground && !scheme) scheme = contrast(ground, [255, 255, 255]) > contrast(ground, [0, 0, 0]) ? "dark" : "light";
  if (scheme) force(scheme === "dark");

  const readable = colour => colour && contrast(token("text"), colour) >= 7 && contrast(token("muted"), colour) >= 4.5 &&
    contrast(token("line-strong"), colour) >= 3 && contrast(token("focus"), colour) >= 3 && contrast(token("care"), colour) >= 4.5;

  const paint = () => {
    ["bg", "accent", "accent-text", "accent-soft", "chart-1"].forEach(name => { root.style.removeProperty("--ydt-" + name); });
    if (!token("bg")) return;
    if (readable(ground)) set("bg", ground);
    const wanted = parse(asked.colour);
    const grounds = ["bg", "surface", "sunk"].map(token);
    if (!wanted && !readable(ground)) return;
    const end = light(grounds[1]) > 0.18 ? [0, 0, 0] : [255, 255, 255];
    let colour = wanted || parse(getComputedStyle(root).getPropertyValue(end[0] ? "--ydt-brand-dark" : "--ydt-brand"));
    const soft = mix(grounds[0], colour, 0.08);
    for (let n = 0; n < 40 && grounds.concat([soft]).some(one => contrast(colour, one) < 4.5); n += 1) colour = mix(colour, end, 0.1);
    set("accent", colour);
    set("accent-soft", soft);
    set("chart-1", colour);
    set("accent-text", contrast(colour, [255, 255, 255]) >= contrast(colour, [0, 0, 0]) ? [255, 255, 255] : [0, 0, 0]);
  };

  paint();
  if (!scheme && system.addEventListener) system.addEventListener("change", paint);
})();
