/* The large chart, on request: plotly.js is fetched once as an ordinary script from this site, with its rules in a style
   sheet of its own (a page may not write styles into itself). Colours come from the page. */
(function () {
  "use strict";

  const page = window.ydtPage;
  const box = document.getElementById("calc-live");
  if (!page || !box) return;
  const { text, make, empty } = page;
  const button = document.querySelector("[data-do=live]");
  let asked = false;
  let wanted = false;

  const colour = name => getComputedStyle(document.documentElement).getPropertyValue("--ydt-" + name).trim();

  const load = done => {
    if (window.Plotly) { done(); return; }
    if (asked) return;
    asked = true;
    const from = document.getElementById("text").dataset;
    window.YDT.out.style(from.plotlyStyle, { id: "plotly.js-style-global", class: "no-inline-styles" });
    window.YDT.out.script(from.plotlyScript, done, () => { asked = false; fail(); });
  };

  const fail = () => { empty(box); box.hidden = false; box.appendChild(make("p", { class: "notice" }, [text("chart_failed")])); };

  const palette = () => ({
    series: [colour("chart-1"), colour("chart-2"), colour("chart-3")],
    text: colour("text"),
    grid: colour("line"),
    paper: colour("surface"),
  });

  // Names beside lying bars take at most two fifths of a phone's width, in lines of their own.
  const fit = (figure, width) => {
    const lying = figure.data[0].orientation === "h";
    if (!lying) { figure.layout.height = 380; return; }
    const most = Math.max(4, Math.floor(width * 0.4 / 15));
    const wrap = name => name.match(new RegExp(".{1," + (/[\u3400-\u9fff]/.test(name) ? most : most * 2) + "}", "g")).join("<br>");
    figure.data.forEach(trace => { trace.y = trace.y.map(wrap); });
    figure.layout.height = 90 + 64 * figure.data[0].y.length;
    figure.layout.margin = { l: Math.round(width * 0.4) + 12, r: 16, t: 12, b: 48 };
    figure.layout.yaxis.automargin = false;
    figure.layout.xaxis.automargin = false;
  };

  const draw = () => {
    const shown = page.shown;
    if (!wanted || !window.Plotly || !shown || !shown.view.chart) return;
    let canvas = box.querySelector(".live__chart");
    if (!canvas) {
      empty(box);
      canvas = make("div", { class: "live__chart", role: "img", "aria-label": shown.view.chart.title }, []);
      box.appendChild(canvas);
    }
    canvas.setAttribute("aria-label", shown.view.chart.title + ": " + shown.view.chart.finding);
    const locale = document.documentElement.lang === "zh-CN" ? "zh-CN" : "en";
    const options = { displaylogo: false, displayModeBar: false, responsive: true, locale };
    try {
      const figure = page.panel.plotly(page.words, shown.chart, palette());
      fit(figure, canvas.clientWidth);
      figure.layout.font = Object.assign({}, figure.layout.font, { size: 14, family: getComputedStyle(document.body).fontFamily });
      window.Plotly.react(canvas, figure.data, figure.layout, options);
    } catch (error) { fail(); }
  };

  const toggle = () => {
    wanted = !wanted;
    button.setAttribute("aria-expanded", String(wanted));
    button.textContent = text(wanted ? "chart_close" : "chart_live");
    box.hidden = !wanted;
    if (!wanted) return;
    if (!window.Plotly) {
      empty(box);
      box.appendChild(make("p", { role: "status" }, [text("chart_loading")]));
    }
    load(draw);
  };

  let waiting = 0;
  page.chart = {
    toggle,
    close: () => { if (wanted) toggle(); empty(box); },
    // A large drawing takes long on a cheap phone: it follows when the reader pauses.
    later: () => { window.clearTimeout(waiting); if (wanted) waiting = window.setTimeout(draw, 350); },
  };
  if (button) button.setAttribute("aria-expanded", "false");
  const scheme = window.matchMedia && window.matchMedia("(prefers-color-scheme: dark)");
  if (scheme && scheme.addEventListener) scheme.addEventListener("change", draw);
})();
