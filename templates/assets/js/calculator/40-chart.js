/* The large chart, on request: plotly.js is fetched once as an ordinary script from this site, with its rules in a style
   sheet of its own (a page may not write styles into itself). Colours come from the page. */
(function () {
  "use strict";

  const page = window.ydtPage;
  const box = document.getElementById("calc-live");
  if (!page || !box) return;
  const { text, make, empty } = page;
  const button = document.querySelector("[data-do=live]");
  const DASHES = ["solid", "dash", "dot", "dashdot"];
  let asked = false;
  let wanted = false;

  const colour = name => getComputedStyle(document.documentElement).getPropertyValue("--ydt-" + name).trim();

  const load = done => {
    if (window.Plotly) { done(); return; }
    if (asked) return;
    asked = true;
    const from = document.getElementById("text").dataset;
    const style = make("link", {
      id: "plotly.js-style-global", class: "no-inline-styles", rel: "stylesheet", href: from.plotlyStyle,
    });
    const script = make("script", { src: from.plotlyScript });
    script.onload = done;
    script.onerror = () => {
      asked = false;
      if (script.parentNode) script.parentNode.removeChild(script);
      fail();
    };
    document.head.appendChild(style);
    document.head.appendChild(script);
  };

  const fail = () => { empty(box); box.hidden = false; box.appendChild(make("p", { class: "notice" }, [text("chart_failed")])); };

  const money = value => value === null ? null : value / 100;

  const traces = (chart, view) => {
    const names = view.chart.table.rows.map(row => row[0]);
    return chart.series.map((one, n) => {
      const y = chart.y_kind === "money" ? one.y.map(money) : one.y;
      const name = view.chart.table.head[n + 1];
      if (chart.kind === "lines") {
        return { type: "scatter", mode: "lines", name, x: names, y, line: { color: colour("chart-" + (n % 3 + 1)), dash: DASHES[n % 4], width: 2.5 } };
      }
      const pattern = n ? { shape: "/", fgcolor: colour("surface"), size: 6, solidity: 0.25 } : {};
      const lying = chart.kind === "bars" && chart.x_kind === "code";
      const bar = { type: "bar", name, marker: { color: colour("chart-" + (n % 3 + 1)), pattern } };
      return lying ? Object.assign(bar, { x: y, y: names, orientation: "h" }) : Object.assign(bar, { x: names, y });
    });
  };

  const layout = chart => {
    const lying = chart.kind === "bars" && chart.x_kind === "code";
    const axis = { gridcolor: colour("line"), zerolinecolor: colour("line-strong"), automargin: true, fixedrange: true };
    const value = Object.assign({}, axis, { tickformat: chart.y_kind === "money" ? ",.0f" : ".1%" });
    return {
      paper_bgcolor: colour("surface"),
      plot_bgcolor: colour("surface"),
      font: { family: getComputedStyle(document.body).fontFamily, size: 14, color: colour("text") },
      margin: { l: 8, r: 12, t: 12, b: 8 },
      height: 380,
      barmode: chart.kind === "stacked_bars" ? "stack" : "group",
      showlegend: chart.series.length > 1,
      legend: { orientation: "h", x: 0, y: -0.18 },
      xaxis: lying ? value : axis,
      yaxis: lying ? Object.assign({}, axis, { autorange: "reversed" }) : value,
      hovermode: lying ? "closest" : "x unified",
      hoverlabel: { bgcolor: colour("surface"), font: { color: colour("text") } },
    };
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
      window.Plotly.react(canvas, traces(shown.chart, shown.view), layout(shown.chart), options);
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
