/* The only place from which a page asks for more: a script or a style sheet of this site, whose address the page carries, and
   pictures that the page itself made. tests/web/test_ways_out.py holds the scripts to it. */
(function () {
  "use strict";

  const append = (element, done, failed) => {
    element.onload = done || null;
    element.onerror = () => {
      if (element.parentNode) element.parentNode.removeChild(element);
      if (failed) failed();
    };
    document.head.appendChild(element);
  };

  const script = (address, done, failed) => {
    const made = document.createElement("script");
    made.src = address;
    made.async = false; // run in the order asked for
    append(made, done, failed);
  };

  const style = (address, attributes) => {
    const made = document.createElement("link");
    made.rel = "stylesheet";
    made.href = address;
    Object.keys(attributes).forEach(name => { made.setAttribute(name, attributes[name]); });
    append(made);
  };

  // A picture from bytes the page holds; an address of any other kind is refused.
  const picture = address => {
    const made = document.createElement("img");
    if (address.indexOf("data:image/") === 0) made.src = address;
    return made;
  };

  window.YDT = window.YDT || {};
  window.YDT.load = { script, style, picture };
})();
