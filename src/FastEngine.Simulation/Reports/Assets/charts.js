"use strict";

// Charts by uPlot. Times are milliseconds, shown as UTC.
const charts = (() => {
  const live = [];
  const color = name => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
  const font = () => "12px " + getComputedStyle(document.body).fontFamily;

  // Draws now, and again when the color scheme changes; keeps the width of its place.
  function mount(id, make) {
    const place = document.getElementById(id);
    if (!place) return null;
    const chart = { plot: null, redraw };
    function redraw() {
      chart.plot?.destroy();
      chart.plot = make(place, Math.max(260, place.clientWidth));
    }
    redraw();
    // In the next frame: a size set inside the observer would be observed again.
    new ResizeObserver(() => requestAnimationFrame(() => {
      const width = Math.max(260, place.clientWidth);
      if (width !== chart.plot.width) chart.plot.setSize({ width, height: chart.plot.height });
    })).observe(place);
    live.push(chart);
    return chart;
  }

  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => live.forEach(chart => chart.redraw()));

  // Multiples of the step since the epoch: whole minutes, hours and days of UTC, wherever the reader is.
  function timeSplits(plot, axis, min, max, step) {
    const splits = [];
    for (let at = Math.ceil(min / step) * step; at <= max; at += step) splits.push(at);
    return splits;
  }

  function timeLabels(plot, splits, axis, space, step) {
    let shown = "";
    return splits.map(ms => {
      if (step >= 86400000) return format.date(ms);
      const clock = step >= 60000 ? format.clock(ms).slice(0, 5) : format.clock(ms, step < 1000 ? 3 : 0);
      const date = format.date(ms);
      const label = date === shown ? clock : clock + "\n" + date;
      shown = date;
      return label;
    });
  }

  const axis = extra => ({ stroke: color("dim"), font: font(), grid: { stroke: color("grid"), width: 1 }, ticks: { stroke: color("grid"), width: 1 }, ...extra });

  const timeAxis = () => axis({ splits: timeSplits, values: timeLabels, space: 96 });

  const valueAxis = (show, chars) => axis({
    size: 22 + 7 * chars,
    values: (plot, splits) => splits.map(value => show(value, splits.length > 1 ? splits[1] - splits[0] : 1)),
  });

  const charsOf = (values, show) => values.reduce((longest, value) => Math.max(longest, show(value).length), 4);

  const timeSeries = { label: "UTC", value: (plot, ms) => ms == null ? format.unknown : format.time(ms) };

  // A line has at least a pixel of height to live in, flat data too.
  function padded(min, max) {
    if (min === null || max === null) return [0, 1];
    const room = max > min ? (max - min) * 0.06 : Math.max(Math.abs(max) * 0.001, 1e-9);
    return [min - room, max + room];
  }

  function equity(data) {
    const show = value => format.fixed(value, 2);
    const options = (width, height, chars) => ({
      width, height, ms: 1, padding: [8, 24, 0, 0],
      cursor: { sync: { key: "equity" }, points: { size: 6 } },
      axes: [timeAxis(), valueAxis((value, step) => format.atStep(value, step), chars)],
    });
    const chars = charsOf([...data.equity.slice(0, 1), ...data.equity.slice(-1), -Math.max(...data.drawdown)], show);
    mount("equity-chart", (place, width) => new uPlot({
      ...options(width, 240, chars),
      scales: { x: { time: true }, y: { range: (plot, min, max) => padded(min, max) } },
      series: [timeSeries, { label: "equity", stroke: color("accent"), width: 1.5, points: { show: false }, value: (plot, value) => value == null ? format.unknown : show(value) }],
    }, [data.t, data.equity], place));
    // Hangs below zero.
    mount("drawdown-chart", (place, width) => new uPlot({
      ...options(width, 150, chars),
      scales: { x: { time: true }, y: { range: (plot, min) => [Math.min(min ?? 0, -1e-9) * 1.06, 0] } },
      series: [timeSeries, { label: "drawdown", stroke: color("loss"), fill: color("loss-fill"), width: 1, points: { show: false }, value: (plot, value) => value == null ? format.unknown : show(value) }],
    }, [data.t, data.drawdown.map(value => -value)], place));
  }

  // Log-linear buckets as steps over a logarithmic axis, with the percentiles as lines.
  function latency(data) {
    const width0 = data.upper_ns.length > 1 ? data.upper_ns[1] - data.upper_ns[0] : 1;
    // 0 ns has no place on a logarithmic axis.
    const x = [Math.max(0.5, data.upper_ns[0] - width0), ...data.upper_ns];
    const share = [...data.counts.map(count => 100 * count / data.samples), 0];
    const marks = [["p50", data.p50], ["p90", data.p90], ["p99", data.p99], ["p99.9", data.p99_9], ["max", data.max]];
    const percent = value => Number(value.toPrecision(3)) + " %";
    mount("latency-chart", (place, width) => new uPlot({
      width, height: 250, padding: [22, 24, 0, 0],
      cursor: { drag: { x: false, y: false }, points: { show: false } },
      scales: { x: { time: false, distr: 3, range: () => [x[0], x[x.length - 1] * 1.05] }, y: { range: (plot, min, max) => [0, max * 1.05] } },
      axes: [axis({ splits: decades, filter: (plot, splits) => splits, values: (plot, splits) => splits.map(ns => isDecade(ns) ? format.latency(ns) : "") }), valueAxis(percent, 6)],
      series: [
        { label: "from", value: (plot, ns) => ns == null ? format.unknown : format.latency(ns) },
        { label: "share of samples", stroke: color("accent"), fill: color("band"), width: 1, points: { show: false }, paths: uPlot.paths.stepped({ align: 1 }), value: (plot, value) => value == null ? format.unknown : percent(value) },
      ],
      hooks: { draw: [plot => percentiles(plot, marks)] },
    }, [x, share], place));
  }

  const isDecade = value => Math.abs(Math.log10(value) % 1) < 1e-9;

  // 1, 2, 5, 10 and so on, as far as they are in view.
  function decades(plot, axis, min, max) {
    const splits = [];
    for (let power = 10 ** Math.floor(Math.log10(min)); power <= max; power *= 10)
      for (const step of [1, 2, 5]) if (step * power >= min && step * power <= max) splits.push(step * power);
    return splits;
  }

  function percentiles(plot, marks) {
    const { ctx, bbox } = plot;
    const unit = devicePixelRatio;
    ctx.save();
    ctx.font = 11 * unit + "px " + getComputedStyle(document.body).fontFamily;
    ctx.textAlign = "center";
    ctx.lineWidth = unit;
    let free = -Infinity;
    for (const [label, ns] of marks) {
      if (ns <= 0) continue;
      const at = Math.round(plot.valToPos(ns, "x", true));
      ctx.strokeStyle = color("dim");
      ctx.setLineDash([3 * unit, 3 * unit]);
      ctx.beginPath();
      ctx.moveTo(at, bbox.top);
      ctx.lineTo(at, bbox.top + bbox.height);
      ctx.stroke();
      const half = ctx.measureText(label).width / 2;
      if (at - half < free) continue;
      ctx.fillStyle = color("text");
      ctx.fillText(label, at, bbox.top - 7 * unit);
      free = at + half + 6 * unit;
    }
    ctx.restore();
  }

  return { mount, axis, timeAxis, valueAxis, charsOf, color, timeSeries, padded, equity, latency };
})();
