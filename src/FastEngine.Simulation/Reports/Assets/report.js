"use strict";

// Fills the places that the markup leaves for charts and long tables.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const { text, time, decimal, money, pnl, exact } = tables;

  if (data.equity.t.length > 1) charts.equity(data.equity);
  const showTrade = price.start(data.prices, data.trades, data.open_positions);
  if (data.paths) backtest.paths(data.paths);
  if (data.latency && data.latency.samples > 0) charts.latency(data.latency);

  const hasFunding = data.trades.some(trade => Number(trade.funding) !== 0);
  const position = text("Position", "position_id");
  tables.draw("trades-table", [
    showTrade ? { ...position, action: showTrade } : position,
    text("Symbol", "symbol"), text("Side", "side"),
    time("Entry", "entry_time_ns"), time("Exit", "exit_time_ns"), exact("Held", "hold_ns", format.duration),
    decimal("Entry price", "entry_price"), decimal("Exit price", "exit_price"), decimal("Quantity", "quantity"),
    pnl("Gross", "gross"), money("Fees", "fees"), ...(hasFunding ? [pnl("Funding", "funding")] : []), pnl("PnL", "pnl"),
    text("Exit reason", "exit_reason"), decimal("Signal price", "signal_price"), text("Strategy", "strategy"),
  ], data.trades, 3, false);

  tables.draw("open-table", [
    position, text("Symbol", "symbol"), text("Side", "side"), time("Entry", "entry_time_ns"),
    decimal("Entry price", "entry_price"), decimal("Mark", "mark_price"), decimal("Stop", "stop_price"), decimal("Quantity", "quantity"),
    pnl("Unrealised", "unrealised"), money("Fees so far", "fees"), text("Strategy", "strategy"),
  ], data.open_positions, 3, false);

  const ratio = (label, key) => ({ label, number: true, value: row => row[key], text: row => format.number(row[key]), title: row => String(row[key]) });
  const short = row => row.value === null || row.threshold === null ? null : Math.abs(row.value - row.threshold);
  tables.draw("misses-table", [
    time("Time", "time_ns"), text("Symbol", "symbol"), text("Direction", "side"),
    { label: "Stopped at level", number: true, value: row => row.level, text: row => String(row.level) },
    text("Condition", "condition"), ratio("Value", "value"), ratio("Threshold", "threshold"),
    { label: "Missed by", number: true, value: short, text: row => format.number(short(row)) },
    pnl("Shadow PnL", "shadow_pnl"),
  ], data.near_misses, 0, false);
})();
