// The chart of one symbol: candles, zones, entries and exits, stops of open positions.

import { get } from './api.js';

const MANY = 1000;
const lib = await import('./charts.js').catch(() => null);
const seconds = ns => Math.floor(ns / 1e9);
const color = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const faded = (hex, alpha) => `${hex}${Math.round(alpha * 255).toString(16).padStart(2, '0')}`;

/** Draws price ranges as bands behind the candles, from when they were first seen to the right edge. */
class Bands {
  zones = [];
  attached({ chart, series, requestUpdate }) { Object.assign(this, { chart, series, requestUpdate }); }
  set(zones) { this.zones = zones; this.requestUpdate?.(); }
  updateAllViews() {}
  paneViews() { return [{ zOrder: () => 'bottom', renderer: () => ({ draw: target => this.draw(target) }) }]; }

  draw(target) {
    target.useBitmapCoordinateSpace(({ context, bitmapSize, horizontalPixelRatio: h, verticalPixelRatio: v }) => {
      for (const zone of this.zones) {
        const [top, bottom] = [this.series.priceToCoordinate(zone.high), this.series.priceToCoordinate(zone.low)];
        if (top == null || bottom == null) continue;
        const from = this.chart.timeScale().timeToCoordinate(seconds(zone.since_ns)) ?? 0;
        const paint = color(`--${zone.kind}`);
        const left = zone.kind === 'value' ? 0 : Math.max(0, from * h);
        const height = Math.max(1, (bottom - top) * v);
        context.fillStyle = faded(paint, zone.kind === 'value' ? 0.06 : 0.08 + (zone.strength ?? 40) / 800);
        context.fillRect(left, top * v, bitmapSize.width - left, height);
        context.fillStyle = faded(paint, 0.5);
        context.fillRect(left, top * v, bitmapSize.width - left, 1);
        context.fillRect(left, top * v + height, bitmapSize.width - left, 1);
      }
    });
  }
}

export class PriceChart {
  lines = new Map();
  last = 0;
  loading = null;

  constructor(target) {
    this.target = target;
    if (!lib) {
      target.textContent = 'This build has no charting library (DashboardFromNpm=false); everything else works.';
      return;
    }
    this.chart = lib.createChart(target, { autoSize: true, layout: { attributionLogo: false }, timeScale: { timeVisible: true, rightOffset: 4 }, crosshair: { mode: lib.CrosshairMode.Normal } });
    this.candles = this.chart.addSeries(lib.CandlestickSeries, { borderVisible: false });
    this.bands = new Bands();
    this.candles.attachPrimitive(this.bands);
    this.markers = lib.createSeriesMarkers(this.candles, []);
    this.paint();
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.paint());
  }

  paint() {
    const line = color('--line');
    this.chart.applyOptions({
      layout: { background: { color: color('--card') }, textColor: color('--soft') }, grid: { vertLines: { color: faded(line, 0.5) }, horzLines: { color: faded(line, 0.5) } },
      rightPriceScale: { borderColor: line }, timeScale: { borderColor: line },
    });
    const [up, down] = [color('--good'), color('--bad')];
    this.candles.applyOptions({ upColor: up, wickUpColor: up, downColor: down, wickDownColor: down });
  }

  async choose(symbol, timeframe) {
    Object.assign(this, { symbol, timeframe, last: 0 });
    if (!lib) return;
    const loading = this.loading = get(`/candles?symbol=${encodeURIComponent(symbol)}&timeframe=${timeframe}&limit=${MANY}`);
    const answer = await loading;
    if (loading !== this.loading) return;
    this.loading = null;
    this.periodS = answer.timeframe_ns / 1e9;
    this.candles.applyOptions({ priceFormat: { type: 'price', precision: answer.decimals, minMove: 10 ** -answer.decimals } });
    this.candles.setData(answer.candles.map(bar));
    this.last = answer.candles.length ? seconds(answer.candles.at(-1).time_ns) : 0;
    this.chart.timeScale().applyOptions({ barSpacing: 6 });
    this.chart.timeScale().scrollToRealTime();
  }

  update(document) {
    if (!lib || this.loading || document.symbol !== this.symbol || document.timeframe !== this.timeframe) return;
    const fresh = document.candles.filter(candle => seconds(candle.time_ns) > this.last);
    // Frames were missed for longer than one holds: all of it again.
    if (fresh.length === document.candles.length && fresh.length > 1 && this.last > 0) {
      this.choose(this.symbol, this.timeframe).catch(() => { this.loading = null; });
      return;
    }
    for (const candle of fresh) this.candles.update(bar(candle));
    if (fresh.length) this.last = seconds(fresh.at(-1).time_ns);
    this.bands.set(document.zones);
    this.mark(document.markers);
  }

  mark(markers) {
    const text = JSON.stringify(markers);
    if (text === this.marked) return;
    this.marked = text;
    this.markers.setMarkers(markers.map(marker => {
      const isLong = marker.side === 'long';
      const time = Math.floor(seconds(marker.time_ns) / this.periodS) * this.periodS;
      return marker.kind === 'entry'
        ? { time, position: isLong ? 'belowBar' : 'aboveBar', shape: isLong ? 'arrowUp' : 'arrowDown', color: color('--accent'), text: isLong ? 'L' : 'S' }
        : { time, position: isLong ? 'aboveBar' : 'belowBar', shape: 'circle', color: color(marker.pnl < 0 ? '--bad' : '--good'), text: `${marker.pnl < 0 ? '' : '+'}${marker.pnl?.toFixed(2) ?? ''}` };
    }).sort((a, b) => a.time - b.time));
  }

  /** Entry, stop and target of the positions of the symbol. */
  show(positions) {
    if (!lib) return;
    const wanted = new Map();
    for (const p of positions.filter(one => one.symbol === this.symbol)) {
      wanted.set(`${p.position_id} entry`, [p.entry_price, '--accent', lib.LineStyle.Dotted, `${p.side} ${p.position_id}`]);
      wanted.set(`${p.position_id} stop`, [p.stop_price, '--bad', lib.LineStyle.Dashed, 'stop']);
      wanted.set(`${p.position_id} target`, [p.target_price, '--target', lib.LineStyle.Dashed, 'target']);
    }
    for (const [key, line] of this.lines) {
      if (wanted.get(key)?.[0]) continue;
      this.candles.removePriceLine(line);
      this.lines.delete(key);
    }
    for (const [key, [price, paint, lineStyle, title]] of wanted) {
      if (!price) continue;
      if (this.lines.has(key)) this.lines.get(key).applyOptions({ price: Number(price) });
      else this.lines.set(key, this.candles.createPriceLine({ price: Number(price), color: color(paint), lineStyle, lineWidth: 1, title, axisLabelVisible: true }));
    }
  }
}

const bar = candle => ({ time: seconds(candle.time_ns), open: candle.open, high: candle.high, low: candle.low, close: candle.close });
