// The chart of one symbol: closed candles and the one that forms, zones, entries and exits, stops of open positions.

import { get } from './api.js';

const MANY = 1000;
const RETRY_MS = 2000;
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
  /** Closed candles, seconds of the last one, and the candle that forms: its prices are those of the frames, until the engine closes it. */
  bars = [];
  last = 0;
  forming = null;
  loading = null;
  retryAt = 0;

  /** @param onEmpty told whether there is no candle to be seen. */
  constructor(target, onEmpty) {
    Object.assign(this, { target, onEmpty });
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

  /** Shows nothing of what was chosen before while the answer is on its way, nor when none comes. */
  async choose(symbol, timeframe) {
    const isOther = symbol !== this.symbol || timeframe !== this.timeframe;
    Object.assign(this, { symbol, timeframe, last: 0, forming: null, periodS: 0 });
    if (!lib) return;
    if (isOther) this.clear();
    const loading = this.loading = get(`/candles?symbol=${encodeURIComponent(symbol)}&timeframe=${timeframe}&limit=${MANY}`);
    let answer;
    try {
      answer = await loading;
    } catch (error) {
      if (loading === this.loading) Object.assign(this, { loading: null, retryAt: performance.now() + RETRY_MS });
      throw error;
    }
    if (loading !== this.loading) return;
    Object.assign(this, { loading: null, retryAt: 0 });
    this.periodS = answer.timeframe_ns / 1e9;
    this.candles.applyOptions({ priceFormat: { type: 'price', precision: answer.decimals, minMove: 10 ** -answer.decimals } });
    this.bars = answer.candles.map(bar);
    this.candles.setData(this.bars);
    this.last = answer.candles.length ? seconds(answer.candles.at(-1).time_ns) : 0;
    this.chart.timeScale().applyOptions({ barSpacing: 6 });
    this.chart.timeScale().scrollToRealTime();
    this.onEmpty(!answer.candles.length);
  }

  clear() {
    this.bars = [];
    this.candles.setData([]);
    this.bands.set([]);
    this.mark([]);
    this.show([]);
  }

  close(fresh) {
    if (!fresh.length) return;
    this.bars = [...this.bars, ...fresh].slice(-2 * MANY);
    this.last = fresh.at(-1).time;

    // One that closed behind the one that forms goes before it, which the library does not do piece by piece.
    if (fresh[0].time < (this.forming?.time ?? 0)) this.candles.setData(this.bars);
    else for (const candle of fresh) this.candles.update(candle);
    this.forming = null;
    this.onEmpty(false);
  }

  /** The newest price, of which the candle that forms is made. */
  tick(timeNs, price) {
    if (!lib || this.loading || !this.periodS || !timeNs || price == null) return;
    const time = Math.floor(seconds(timeNs) / this.periodS) * this.periodS;
    const value = Number(price);
    if (time <= this.last || time < (this.forming?.time ?? 0)) return;
    if (this.forming?.time !== time) this.forming = { time, open: value, high: value, low: value, close: value };
    Object.assign(this.forming, { high: Math.max(this.forming.high, value), low: Math.min(this.forming.low, value), close: value });
    this.candles.update({ ...this.forming });
    this.onEmpty(false);
  }

  update(document) {
    if (!lib || this.loading || document.symbol !== this.symbol || document.timeframe !== this.timeframe) return;
    if (this.retryAt) {
      if (performance.now() >= this.retryAt) this.choose(this.symbol, this.timeframe).catch(() => {});
      return;
    }
    const fresh = document.candles.filter(candle => seconds(candle.time_ns) > this.last);
    // Frames were missed for longer than one holds: all of it again.
    if (fresh.length === document.candles.length && fresh.length > 1 && this.last > 0) {
      this.choose(this.symbol, this.timeframe).catch(() => {});
      return;
    }
    this.close(fresh.map(bar));
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
