// The watchlist: symbols that were added while the engine runs, and the form that adds one.

import { ask, get } from './api.js';
import { arrange, element, say, showEmpty } from './text.js';

const $ = id => document.getElementById(id);
const REFRESH_MS = 3000;
const TONES = { active: 'good', starting: 'info', failed: 'bad', ending: 'warning', expired: 'info' };

let mayChange = () => false;
let confirmed = null;
let told = null;
let timer = null;

function left(symbol) {
  if (symbol.remaining_hours == null) return 'stays';
  const minutes = Math.round(60 * symbol.remaining_hours);
  return minutes >= 60 ? `${Math.floor(minutes / 60)} h ${minutes % 60} min` : `${minutes} min`;
}

async function send(method, action, body) {
  try {
    told(null);
    await ask(`/watchlist/${action}`, { method, body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } });
    await refresh();
    return true;
  } catch (error) {
    told(error);
    return false;
  }
}

// A row has the buttons of its state: another state is another row.
const keyOf = symbol => `${symbol.symbol} ${symbol.market_type} ${symbol.state} ${symbol.remaining_hours == null}`;

function shown(made, symbol) {
  [symbol.symbol, symbol.market_type, symbol.state, symbol.problem ?? left(symbol), symbol.added_by].forEach((text, i) => say(made.children[i], text));
  return made;
}

function row(symbol) {
  const made = element('tr');
  const of = { market_type: symbol.market_type, symbol: symbol.symbol };
  made.dataset.key = keyOf(symbol);
  made.append(element('td'), element('td'), element('td', '', TONES[symbol.state]), element('td'), element('td'));
  const cell = element('td');
  const button = (text, label, act) => {
    const made = element('button', text);
    made.type = 'button';
    made.disabled = !mayChange();
    made.setAttribute('aria-label', `${label} ${symbol.symbol}`);
    made.addEventListener('click', act);
    cell.append(made, ' ');
  };
  if (symbol.state !== 'ending' && symbol.state !== 'expired') {
    if (symbol.remaining_hours != null) button('Renew', 'Renew', () => send('POST', 'renew', of));
    button('Remove', 'Remove', async () => {
      if (await confirmed(`Remove ${symbol.symbol}?`, 'Nothing is entered in it any more. What is open goes on being managed.', 'Remove')) await send('DELETE', 'remove', of);
    });
  }
  made.append(cell);
  return made;
}

async function refresh() {
  const list = await get('/watchlist');
  const body = $('watchlist');
  if (list.symbols.length) {
    const rows = new Map([...body.children].map(made => [made.dataset.key, made]));
    arrange(body, list.symbols.map(symbol => shown(rows.get(keyOf(symbol)) ?? row(symbol), symbol)));
  } else showEmpty(body, 'Nothing was added.', 6);
  say($('slots'), `${list.free_slots} slots are free`);
  $('watch-add').disabled = !mayChange();
  const select = $('watch-market');
  if (select.children.length !== list.market_types.length) select.replaceChildren(...list.market_types.map(type => element('option', type)));
}

/** Shows the list of an engine that has one, and keeps it fresh. */
export function open(hasList, parts) {
  ({ mayChange, confirmed, told } = parts);
  $('watch').hidden = !hasList;
  clearInterval(timer);
  if (!hasList) return;
  timer = setInterval(() => { if (document.visibilityState === 'visible') refresh().catch(() => {}); }, REFRESH_MS);
  refresh().catch(() => {});
}

$('watch-form').addEventListener('submit', async event => {
  event.preventDefault();
  const hours = Number($('watch-hours').value);
  const isAdded = await send('POST', 'add', { exchange: 'binance', market_type: $('watch-market').value, symbol: $('watch-symbol').value.trim().toUpperCase(), ...(hours > 0 ? { duration_hours: hours } : {}) });
  if (isAdded) $('watch-symbol').value = '';
});
