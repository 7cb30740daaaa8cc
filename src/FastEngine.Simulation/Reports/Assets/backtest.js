"use strict";

// The band of resampled paths: outer 5 to 95 %, inner 25 to 75 %, the middle as a line.
const backtest = (() => {
  function paths(data) {
    const show = value => value == null ? format.unknown : format.fixed(value, 3);
    const color = charts.color;
    const line = (label, stroke, width) => ({ label, stroke, width, points: { show: false }, value: (plot, value) => show(value) });
    charts.mount("paths-chart", (place, width) => new uPlot({
      width, height: 240, padding: [8, 24, 0, 0],
      scales: { x: { time: false }, y: { range: (plot, min, max) => charts.padded(min, max) } },
      axes: [charts.axis({}), charts.valueAxis((value, step) => format.atStep(value, step), 6)],
      series: [
        { label: "returns", value: (plot, value) => value == null ? format.unknown : String(value) },
        line("95 %", color("dim"), 0.5), line("75 %", color("accent"), 0.5), line("50 %", color("accent"), 1.5), line("25 %", color("accent"), 0.5), line("5 %", color("dim"), 0.5),
      ],
      bands: [{ series: [1, 5], fill: color("band") }, { series: [2, 4], fill: color("band") }],
    }, [data.at, data.p95, data.p75, data.p50, data.p25, data.p5], place));
  }

  return { paths };
})();
