// The panels beside the chart: each draws one part of a frame.

import { arrange, clock, compact, count, duration, element, money, percent, price, say, showEmpty, signed, svg, tone, whenChanged, words } from './text.js';

const $ = id => document.getElementById(id);
const replace = (target, ...nodes) => target.replaceChildren(...nodes);
const rect = (x, y, width, height, className) => svg('rect', { x, y, width: Math.max(0, width), height, class: className });
const label = (x, y, text, anchor = 'start') => { const made = svg('text', { x, y, 'text-anchor': anchor }); made.textContent = text; return made; };

export function figures(frame) {
  const { account } = frame.risk;
  say($('equity'), money(account.equity));
  say($('realised'), signed(account.realised), tone(account.realised));
  say($('unrealised'), signed(account.unrealised), tone(account.unrealised));
  say($('drawdown'), percent(account.drawdown));
  say($('counts'), `${account.open_positions} / ${count(account.closed_trades)}`);
  say($('flat'), account.open_positions ? duration(frame.risk.time_to_flat_ns) : '–');
  say($('ticks'), compact(frame.ticks));
}

export function flow(symbol, windows) {
  const { imbalances, cvd, z_score, trades, large_trades, exhausted } = symbol;
  whenChanged($('flow'), [windows, imbalances, cvd, z_score, trades, large_trades, exhausted], () => drawFlow(symbol, windows));
}

function drawFlow(symbol, windows) {
  const cells = symbol.imbalances.map((ratio, i) => {
    const cell = element('div');
    // Buy volume over sell volume on a scale of powers of two: the middle is even.
    const share = ratio <= 0 ? 0.5 : Math.min(1, Math.max(0, 0.5 + Math.log2(ratio) / 10));
    const bar = svg('svg', { viewBox: '0 0 100 5', preserveAspectRatio: 'none', 'aria-hidden': 'true' }, rect(0, 0, 100, 5, 'track'),
      share >= 0.5 ? rect(50, 0, 100 * share - 50, 5, 'bar good') : rect(100 * share, 0, 50 - 100 * share, 5, 'bar bad'));
    cell.append(element('span', `buy/sell ${windows[i]}`), element('b', ratio >= 1000 ? '≥1,000' : ratio.toFixed(2)), bar);
    return cell;
  });
  const plain = (name, value, className) => {
    const cell = element('div');
    cell.append(element('span', name), element('b', value, className));
    return cell;
  };
  replace($('flow'), ...cells, plain('CVD', compact(symbol.cvd), tone(symbol.cvd)), plain('z (price)', symbol.z_score == null ? '–' : symbol.z_score.toFixed(1)),
    plain('trades', count(symbol.trades)), plain('large trades', count(symbol.large_trades)), plain('flow dried up', symbol.exhausted ? 'yes' : 'no', symbol.exhausted ? 'warning' : 'info'));
}

const RUNGS = ['alert', 'close half', 'close all', 'halt'];
export const LEVELS = { none: 'trading', stop_entries: 'halted', reduce_only: 'reduce only', flatten: 'flatten' };

export function risk(frame) {
  const { ladder_pct, ladder_rung, health, causes, account } = frame.risk;
  whenChanged($('ladder'), [ladder_pct, ladder_rung], () => drawLadder(ladder_pct, ladder_rung));
  whenChanged($('health'), [health, account.open_positions === 0], () => drawHealth(health, account.open_positions));
  whenChanged($('causes'), causes, () => replace($('causes'), ...causes.map(cause => element('li', `${LEVELS[cause.level] ?? words(cause.level)}: ${words(cause.reason)}, since ${clock(cause.since_ns)} UTC`, 'warning'))));
}

function drawLadder(rungs, rung) {
  const ladder = svg('svg', { viewBox: '0 0 320 40', role: 'img', 'aria-label': `Drawdown ladder: rung ${rung} of 4` });
  rungs.forEach((pct, i) => {
    const at = i * 80;
    ladder.append(rect(at + 1, 16, 78, 10, i < rung ? `bar ${i > 1 ? 'bad' : 'warning'}` : 'track'), label(at + 2, 12, RUNGS[i]), label(at + 2, 38, `${pct} %`));
  });
  replace($('ladder'), ladder);
}

function drawHealth(health, open) {
  if (health && open > 0) {
    const parts = [['result', health.pnl], ['quality', health.quality], ['spread', health.concentration], ['hold time', health.hold_time], ['volatility', health.volatility]];
    const drawing = svg('svg', { viewBox: '0 0 320 118', role: 'img', 'aria-label': `Health ${health.score.toFixed(0)} of 100` }, label(0, 14, 'health'), label(318, 14, health.score.toFixed(0), 'end'),
      rect(80, 5, 180, 10, 'track'), rect(80, 5, 1.8 * Math.min(100, Math.max(0, health.score)), 10, `bar ${health.score >= 60 ? 'good' : health.score >= 40 ? 'warning' : 'bad'}`));
    // Each part by the most that it gives: a full bar is as good as it gets.
    parts.forEach(([name, points], i) => drawing.append(label(0, 36 + 18 * i, name), label(318, 36 + 18 * i, `${points.toFixed(0)} of ${health.most[i].toFixed(0)}`, 'end'),
      rect(80, 29 + 18 * i, 180, 6, 'track'), rect(80, 29 + 18 * i, 180 * Math.min(1, Math.max(0, points / (health.most[i] || 1))), 6, 'bar')));
    replace($('health'), drawing);
  } else replace($('health'), element('p', 'Health is measured while there are positions.', 'hint'));
}

export function positions(frame, mayAct, onClose) {
  const body = $('positions');
  if (!frame.positions.length) {
    showEmpty(body, 'Nothing is open.', 11);
    return;
  }
  const rows = new Map([...body.children].filter(row => row.dataset.id).map(row => [row.dataset.id, row]));
  arrange(body, frame.positions.map(p => {
    const row = rows.get(String(p.position_id)) ?? rowOf(p, onClose);
    const decimals = frame.symbols.find(symbol => symbol.name === p.symbol)?.decimals;
    const at = text => (text == null || decimals == null ? price(text) : Number(text).toFixed(decimals));
    const texts = [p.symbol, p.side + (p.parent_id ? ` (hedge of ${p.parent_id})` : ''), price(p.quantity), at(p.entry_price), at(p.mark_price), at(p.stop_price), p.unrealised == null ? '–' : signed(p.unrealised),
      p.dtms ? words(p.dtms.state) : '–', p.dtms ? p.dtms.score.toFixed(0) : '–', p.dtms ? p.dtms.profit_r.toFixed(2) : '–'];
    texts.forEach((text, i) => say(row.children[i], text));
    row.children[6].className = `n ${tone(p.unrealised)}`;
    row.children[7].className = /healthy|waiting/.test(p.dtms?.state ?? 'waiting') ? '' : 'warning';
    row.lastChild.firstChild.disabled = !mayAct;
    return row;
  }));
}

const COLUMNS = ['Symbol', 'Side', 'Quantity', 'Entry', 'Mark', 'Stop', 'Result', 'Defence', 'Score', 'R'];

function rowOf(position, onClose) {
  const row = element('tr');
  row.dataset.id = position.position_id;
  COLUMNS.forEach((name, i) => {
    const cell = element('td', '', [2, 3, 4, 5, 6, 8, 9].includes(i) ? 'n' : '');
    cell.dataset.label = name;
    row.append(cell);
  });
  const button = element('button', 'Close');
  button.type = 'button';
  button.setAttribute('aria-label', `Close position ${position.position_id} of ${position.symbol}`);
  button.addEventListener('click', () => onClose(position.position_id, position.symbol));
  const cell = element('td');
  cell.append(button);
  row.append(cell);
  return row;
}

export function symbols(frame, chosen, onChoose) {
  const body = $('symbols');
  if (!frame.symbols.length) {
    showEmpty(body, 'The engine has no symbol.', 6);
    return;
  }
  const rows = new Map([...body.children].map(row => [row.dataset.name, row]));
  arrange(body, frame.symbols.map(symbol => {
    const row = rows.get(symbol.name) ?? symbolRow(symbol, onChoose);
    row.className = symbol.name === chosen ? 'chosen' : '';
    say(row.children[1], symbol.price == null ? '–' : Number(symbol.price).toFixed(symbol.decimals));
    const state = symbol.tainted ? 'tainted' : symbol.entries_stopped ? 'stopped' : symbol.state === 'warm' ? words(symbol.regime) : symbol.state;
    say(row.children[2], state, symbol.state === 'warm' && !symbol.entries_stopped && !symbol.tainted ? (symbol.regime === 'ranging' ? '' : 'good') : 'warning');
    whenChanged(row.children[3], symbol.funnel, () => funnel(row.children[3], symbol.funnel));
    say(row.children[4], count(symbol.funnel.signals));
    say(row.children[5], signed(symbol.realised), `n ${tone(symbol.realised)}`);
    return row;
  }));
  const shown = frame.symbols.find(symbol => symbol.name === chosen);
  say($('funnel-text'), shown ? `${shown.name}: ${count(shown.funnel.evaluations)} evaluations; stopped at ${funnelText(shown.funnel)}` : '');
}

function symbolRow(symbol, onChoose) {
  const row = element('tr');
  row.dataset.name = symbol.name;
  const button = element('button', symbol.name, 'link');
  button.type = 'button';
  button.addEventListener('click', () => onChoose(symbol.name));
  const first = element('td');
  first.append(button);
  row.append(first, element('td', '', 'n'), element('td'), element('td'), element('td', '', 'n'), element('td', '', 'n'));
  return row;
}

const STEPS = ['warming', 'regime', 'zone', 'cascade', 'bounce', 'passed'];

const stopsOf = f => [f.evaluations - f.warm, f.warm - f.level1, f.level1 - f.level2, f.level2 - f.level3, f.level3 - f.level4, f.level4].map(n => Math.max(0, n));
const funnelText = f => stopsOf(f).map((n, i) => `${STEPS[i]} ${count(n)}`).join(', ');

function funnel(cell, f) {
  const stops = stopsOf(f);
  // From a million to one: only powers of ten let all steps be seen.
  const widths = stops.map(n => Math.log10(n + 1));
  const total = widths.reduce((a, b) => a + b, 0) || 1;
  const text = funnelText(f);
  let at = 0;
  const bars = widths.map((width, i) => { const made = rect(at, 0, 300 * width / total, 12, `b${i}`); at += 300 * width / total; return made; });
  const title = svg('title', {});
  title.textContent = text;
  replace(cell, svg('svg', { viewBox: '0 0 300 12', preserveAspectRatio: 'none', class: 'funnel', role: 'img', 'aria-label': text }, title, ...bars));
}

let newest = 0;

export function events(frame) {
  const list = $('events');
  if (frame.events.length === 0 && !list.children.length) list.append(element('li', 'Nothing has happened yet.', 'empty'));
  if (frame.events.length === 0 || frame.events[0].number === newest) return;
  list.querySelector('.empty')?.remove();
  if (frame.events[0].number < newest) list.replaceChildren();
  const fresh = frame.events.filter(e => e.number > newest || newest > frame.events[0].number);
  newest = frame.events[0].number;
  list.prepend(...fresh.map(e => {
    const item = element('li');
    item.append(element('time', clock(e.time_ns)), element('b', e.symbol ?? 'account'), element('span', e.text, e.tone));
    return item;
  }));
  while (list.children.length > 200) list.lastChild.remove();
}

export function forgetEvents() {
  newest = 0;
  $('events').replaceChildren();
}

export function machine(frame) {
  const { latency, rings, threads } = frame;
  whenChanged($('latency'), latency, () => drawLatency(latency));
  whenChanged($('rings'), rings, () => drawRings(rings));
  say($('threads'), threads.map(thread => `hot thread ${thread.name}: ${count(thread.ticks)} ticks${thread.core == null ? ', not pinned' : `, core ${thread.core}`}${thread.allocated_bytes == null ? '' : `, ${count(thread.allocated_bytes)} bytes allocated`}`).join('; '));
}

function drawLatency(latency) {
  const most = Math.max(1, ...latency.counts.map(n => Math.log10(n + 1)));
  const drawing = svg('svg', { viewBox: `0 0 320 ${17 * latency.counts.length}`, role: 'img', 'aria-label': `Latency histogram: median ${duration(latency.p50_ns)}, 99 percent ${duration(latency.p99_ns)}` });
  latency.counts.forEach((n, i) => drawing.append(label(58, 17 * i + 12, latency.edges_ns[i] ? `≤ ${duration(latency.edges_ns[i])}` : 'more', 'end'),
    rect(64, 17 * i + 3, 200, 10, 'track'), rect(64, 17 * i + 3, 200 * Math.log10(n + 1) / most, 10, 'bar'), label(318, 17 * i + 12, compact(n), 'end')));
  replace($('latency'), drawing);
  say($('percentiles'), latency.count ? `p50 ${duration(latency.p50_ns)}, p90 ${duration(latency.p90_ns)}, p99 ${duration(latency.p99_ns)}, p99.9 ${duration(latency.p999_ns)}, max ${duration(latency.max_ns)} of ${count(latency.count)} sampled ticks${latency.span_s ? ` of the last ${latency.span_s} s` : ''}; lengths on a scale of powers of ten` : 'No tick was sampled yet.');
}

function drawRings(rings) {
  replace($('rings'), ...rings.map(ring => {
    const made = element('div');
    const part = ring.used / ring.capacity;
    made.append(element('span', ring.name), element('b', `${count(ring.used)} of ${count(ring.capacity)}${ring.dropped ? `, ${count(ring.dropped)} dropped` : ''}`, ring.dropped ? 'bad' : ''),
      svg('svg', { viewBox: '0 0 100 5', preserveAspectRatio: 'none', 'aria-hidden': 'true' }, rect(0, 0, 100, 5, 'track'), rect(0, 0, 100 * part, 5, `bar ${part > 0.8 ? 'bad' : part > 0.5 ? 'warning' : ''}`)));
    return made;
  }));
}
