// The checked examples, worked out again on this phone, one at a time when nothing else is going on.
(function () {
  "use strict";

  const page = window.ydtPage;
  if (!page) return;
  const { panel, calculator, declaration, rules, examples, text } = page;
  const PAUSE = 400;

  // The same steps as the build's: accept, compute, compare with what the source says.
  const agrees = example => {
    try {
      const accepted = panel.accept(declaration, example.inputs, false);
      if (accepted.problems.length) return false;
      const result = calculator.compute(accepted.values, rules);
      if (result.problems.length) return false;
      return panel.differing(panel.outside(declaration, result), example.expected).length === 0;
    } catch (error) { return false; }
  };

  const say = (example, same) => {
    const line = document.querySelector('[data-example="' + example.name + '"] [data-said]');
    if (!same) document.getElementById("calc-differs").hidden = false;
    if (!line) return;
    line.textContent = text(same ? "example_same" : "example_differs");
    line.classList.toggle("is-different", !same);
    line.hidden = false;
  };

  const next = n => {
    if (n >= examples.length) return;
    say(examples[n], agrees(examples[n]));
    window.setTimeout(next, PAUSE, n + 1);
  };
  window.setTimeout(next, PAUSE, 0);
})();
