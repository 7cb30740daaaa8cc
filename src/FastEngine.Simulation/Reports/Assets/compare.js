"use strict";

// Equity of two backtests in one chart.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  if (data.t.length < 2) return;
  const show = value => value == null ? format.unknown : format.fixed(value, 4);
  const line = (label, stroke) => ({ label, stroke, width: 1.5, spanGaps: false, points: { show: false }, value: (plot, value) => show(value) });
  charts.mount("equity-chart", (place, width) => new uPlot({
    width, height: 300, ms: 1, padding: [8, 24, 0, 0],
    scales: { x: { time: true }, y: { range: (plot, min, max) => charts.padded(min, max) } },
    axes: [charts.timeAxis(), charts.valueAxis((value, step) => format.atStep(value, step), 7)],
    series: [charts.timeSeries, line("A", charts.color("accent")), line("B", charts.color("second"))],
  }, [data.t, data.a, data.b], place));
})();
