"use strict";

// Price of one symbol with the entries and exits of its trades, and a note on the one under the pointer.
const price = (() => {
  const reach = 12;

  function start(series, trades, open) {
    const select = document.getElementById("symbol");
    if (!select) return null;
    const drawn = series.filter(one => one.t.length > 0);
    const tradesOf = symbol => trades.filter(trade => trade.symbol === symbol);
    drawn.forEach((one, index) => {
      const count = tradesOf(one.symbol).length;
      select.add(new Option(one.symbol + " (" + count + (count === 1 ? " trade)" : " trades)"), index));
    });
    // The symbol with the most trades first seen.
    let current = drawn.reduce((best, one, index) => tradesOf(one.symbol).length > tradesOf(drawn[best].symbol).length ? index : best, 0);
    select.value = current;

    const chart = charts.mount("price-chart", (place, width) => {
      const { symbol } = drawn[current];
      return draw(place, width, drawn[current], [...tradesOf(symbol), ...open.filter(position => position.symbol === symbol)]);
    });
    const show = index => { select.value = current = index; chart.redraw(); };
    const bounds = () => [drawn[current].t[0], drawn[current].t[drawn[current].t.length - 1]];
    select.onchange = () => show(Number(select.value));
    document.getElementById("whole").onclick = () => chart.plot.setScale("x", { min: bounds()[0], max: bounds()[1] });

    // Zooms to a trade with as much time again on either side.
    return trade => {
      const index = drawn.findIndex(one => one.symbol === trade.symbol);
      if (index < 0) return;
      show(index);
      const [entry, exit] = [format.msOf(trade.entry_time_ns), format.msOf(trade.exit_time_ns)];
      const room = Math.max(exit - entry, 60000);
      chart.plot.setScale("x", { min: entry - room, max: exit + room });
      document.getElementById("price").scrollIntoView({ behavior: "smooth" });
    };
  }

  // Of a closed trade or of an open position, which has no exit and reaches to the end.
  function markOf(trade) {
    const isOpen = trade.exit_time_ns === undefined;
    return {
      trade, isOpen,
      entry: format.msOf(trade.entry_time_ns), entryPrice: Number(trade.entry_price),
      exit: isOpen ? Infinity : format.msOf(trade.exit_time_ns), exitPrice: Number(trade.exit_price),
      tone: Number(trade.pnl) < 0 ? "loss" : "gain",
    };
  }

  function draw(place, width, one, trades) {
    const marks = trades.map(markOf);
    const values = value => value == null ? format.unknown : format.decimal(String(value));
    const line = { stroke: "transparent", width: 0, points: { show: false } };
    const tip = tipIn(place);
    const seen = [];
    return new uPlot({
      width, height: 360, ms: 1, padding: [10, 24, 0, 0],
      cursor: { points: { size: 6 } },
      scales: { x: { time: true }, y: { range: (plot, min, max) => withMarks(plot, marks, min, max) } },
      axes: [charts.timeAxis(), charts.valueAxis((value, step) => format.atStep(value, step), charts.charsOf(one.close.slice(0, 50), values))],
      bands: [{ series: [2, 3], fill: charts.color("band") }],
      series: [
        charts.timeSeries,
        { label: "close " + one.timeframe, stroke: charts.color("accent"), width: 1.25, points: { show: false }, value: (plot, value) => values(value) },
        { label: "high", ...line, value: (plot, value) => values(value) },
        { label: "low", ...line, value: (plot, value) => values(value) },
      ],
      hooks: {
        draw: [plot => drawMarks(plot, marks, seen)],
        setCursor: [plot => tip.show(plot, nearest(plot, seen))],
        destroy: [() => tip.element.remove()],
      },
    }, [one.t, one.close, one.high, one.low], place);
  }

  // Fills lie outside the candles in view when slippage moved them or the line was thinned.
  function withMarks(plot, marks, min, max) {
    const { min: from, max: to } = plot.scales.x;
    for (const mark of marks) {
      for (const [at, value] of [[mark.entry, mark.entryPrice], [mark.exit, mark.exitPrice]]) {
        if (at < from || at > to || min === null) continue;
        min = Math.min(min, value);
        max = Math.max(max, value);
      }
    }
    return charts.padded(min, max);
  }

  function drawMarks(plot, marks, seen) {
    const { ctx, bbox } = plot;
    const unit = devicePixelRatio;
    seen.length = 0;
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    const colors = { gain: charts.color("gain"), loss: charts.color("loss"), entry: charts.color("text"), panel: charts.color("panel") };
    const visible = marks.filter(mark => mark.exit >= plot.scales.x.min && mark.entry <= plot.scales.x.max);
    const size = (visible.length > 300 ? 3.5 : 5.5) * unit;
    for (const mark of visible) {
      const near = (x, y) => seen.push({ x: (x - bbox.left) / unit, y: (y - bbox.top) / unit, mark });
      const [x0, y0] = [plot.valToPos(mark.entry, "x", true), plot.valToPos(mark.entryPrice, "y", true)];
      near(x0, y0);
      if (mark.isOpen) {
        triangle(ctx, x0, y0, size, mark.trade.side === "long", colors.panel, colors.entry, unit);
        continue;
      }
      const [x1, y1] = [plot.valToPos(mark.exit, "x", true), plot.valToPos(mark.exitPrice, "y", true)];
      ctx.strokeStyle = colors[mark.tone];
      ctx.lineWidth = unit;
      ctx.setLineDash([2 * unit, 2 * unit]);
      path(ctx, [[x0, y0], [x1, y1]]);
      ctx.stroke();
      ctx.setLineDash([]);
      triangle(ctx, x0, y0, size, mark.trade.side === "long", colors.entry, colors.panel, unit);
      ctx.strokeStyle = colors.panel;
      ctx.lineWidth = 4 * unit;
      cross(ctx, x1, y1, size * 0.8);
      ctx.strokeStyle = colors[mark.tone];
      ctx.lineWidth = 2 * unit;
      cross(ctx, x1, y1, size * 0.8);
      near(x1, y1);
    }
    ctx.restore();
  }

  // The tip points at the fill: up from below for a long, down from above for a short.
  function triangle(ctx, x, y, size, isLong, fill, edge, unit) {
    const down = isLong ? 1 : -1;
    ctx.fillStyle = fill;
    ctx.strokeStyle = edge;
    ctx.lineWidth = unit;
    path(ctx, [[x, y], [x - size, y + down * size * 1.8], [x + size, y + down * size * 1.8]]);
    ctx.closePath();
    ctx.fill();
    ctx.stroke();
  }

  function cross(ctx, x, y, size) {
    path(ctx, [[x - size, y - size], [x + size, y + size]]);
    ctx.stroke();
    path(ctx, [[x - size, y + size], [x + size, y - size]]);
    ctx.stroke();
  }

  function path(ctx, points) {
    ctx.beginPath();
    points.forEach(([x, y], index) => index ? ctx.lineTo(x, y) : ctx.moveTo(x, y));
  }

  function nearest(plot, seen) {
    const { left, top } = plot.cursor;
    let best = null;
    let least = reach * reach;
    for (const place of seen) {
      const distance = (place.x - left) ** 2 + (place.y - top) ** 2;
      if (distance < least) [best, least] = [place, distance];
    }
    return best;
  }

  function tipIn(place) {
    const element = place.appendChild(document.createElement("div"));
    element.className = "tip";
    element.hidden = true;
    function show(plot, at) {
      element.hidden = !at;
      if (!at) return;
      const { trade } = at.mark;
      element.textContent = trade.symbol + " " + trade.side + " " + trade.position_id
        + "\nentry " + format.time(at.mark.entry) + " at " + format.decimal(trade.entry_price)
        + (at.mark.isOpen
          ? "\nopen, unrealised " + format.signed(trade.unrealised)
          : "\nexit " + format.time(at.mark.exit) + " at " + format.decimal(trade.exit_price) + "\n" + trade.exit_reason + ", pnl " + format.signed(trade.pnl));
      const left = plot.over.offsetLeft + at.x;
      element.style.left = Math.max(0, Math.min(left + 12, place.clientWidth - element.offsetWidth)) + "px";
      element.style.top = plot.over.offsetTop + at.y + 14 + "px";
    }
    return { element, show };
  }

  return { start };
})();
