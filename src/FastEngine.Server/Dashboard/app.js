// The dashboard: who is looking, the stream of frames, and the buttons.

import { command, follow, forgetToken, get, keepToken, Refused, takeToken } from './api.js';
import { PriceChart } from './chart.js';
import * as panels from './panels.js';
import { dateTime, element, say, words } from './text.js';
import * as watchlist from './watchlist.js';

const $ = id => document.getElementById(id);
const RETRY_MS = [500, 1000, 2000, 5000];
const OLD_MS = 2000;

let who = null;
let chart = null;
let run = null;
let stream = null;
let last = null;
let lastAt = 0;
const choice = { symbol: null, timeframe: null };

// How the connection is; a frame that comes takes it back.
function notice(text) {
  $('notice').hidden = !text;
  say($('notice'), text ?? '');
}

// What became of something that was asked for; it stays until it is read or the next is asked for.
function told(error, className = 'bad') {
  const text = typeof error === 'string' ? error : error?.message;
  $('answer').hidden = !text;
  say($('answer-text'), text ?? '', className);
}

const mayOperate = () => who && who.role !== 'viewer';
const setButtons = isOn => ['halt', 'resume', 'flatten'].forEach(id => {
  $(id).disabled = !isOn || !mayOperate();
  $(id).title = who && !mayOperate() ? 'This token may look, not act: it has the role viewer.' : '';
});

function options(select, values, chosen) {
  select.replaceChildren(...values.map(value => { const made = element('option', value); made.selected = value === chosen; return made; }));
}

async function choose(symbol, timeframe) {
  Object.assign(choice, { symbol, timeframe });
  $('symbol').value = symbol;
  $('timeframe').value = timeframe;
  stream?.abort();
  await chart.choose(symbol, timeframe).catch(error => told(`No candles of ${symbol}: ${error.message}`));
}

// Symbols that were added since the page was opened.
function know(names) {
  const fresh = names.filter(name => !who.symbols.includes(name));
  if (!fresh.length) return;
  who.symbols.push(...fresh);
  options($('symbol'), who.symbols, choice.symbol);
}

const drawFrame = frame => {
  if (run !== null && run !== frame.run) {
    // Another engine answers: what is drawn is of the one before.
    panels.forgetEvents();
    chart.choose(choice.symbol, choice.timeframe).catch(() => {});
  }
  run = frame.run;
  last = frame;
  lastAt = performance.now();
  notice(null);
  say($('mode'), frame.mode === 'demo' ? 'demo: a generated market' : frame.mode);
  say($('state'), ...stateOf(frame));
  say($('clock'), dateTime(frame.time_ns));
  setButtons(frame.state !== 'ended');
  panels.figures(frame);
  panels.risk(frame);
  panels.positions(frame, mayOperate(), closePosition);
  panels.symbols(frame, choice.symbol, symbol => choose(symbol, choice.timeframe));
  panels.events(frame);
  panels.machine(frame);
  know(frame.symbols.map(symbol => symbol.name));
  const chosen = frame.symbols.find(symbol => symbol.name === choice.symbol);
  if (chosen) panels.flow(chosen, who.windows);
  chart.show(frame.positions);
  if (chosen) chart.tick(frame.time_ns, chosen.price);
};

function stateOf(frame) {
  const kill = frame.risk.kill_switch;
  if (frame.state === 'ended') return ['ended', 'badge'];
  if (kill !== 'none') return [panels.LEVELS[kill] ?? words(kill), `badge ${kill === 'flatten' ? 'bad' : 'warning'}`];
  return frame.symbols.some(symbol => symbol.state === 'warm') ? ['trading', 'badge good'] : ['warming up', 'badge warning'];
}

// Of several that arrive together, the newest is drawn; a hidden page draws none.
let waiting = null;
function onEvent(name, document) {
  waiting ??= { at: requestAnimationFrame(draw) };
  waiting[name] = document;
}
function draw() {
  const { frame, chart: drawn } = waiting;
  waiting = null;
  // Candles that have closed first: the one that forms comes behind them.
  if (drawn) chart.update(drawn);
  if (frame) drawFrame(frame);
}

async function watch() {
  for (let failures = 0; ; ) {
    stream = new AbortController();
    const began = performance.now();
    try {
      await follow(`/stream?symbol=${encodeURIComponent(choice.symbol)}&timeframe=${choice.timeframe}`, onEvent, stream.signal);
    } catch (error) {
      if (error instanceof Refused && error.status === 401) return login('That token is not valid any more.');

      // It answers, and what is asked for is not there: another engine, with other symbols.
      if (error instanceof Refused && error.status === 400 && await knowAgain()) continue;
    }
    if (stream.signal.aborted) continue;
    failures = performance.now() - began > 10_000 ? 0 : failures + 1;
    setButtons(false);
    say($('state'), 'not connected', 'badge bad');
    notice('The engine does not answer. What is shown is old; trying again.');
    await new Promise(done => setTimeout(done, RETRY_MS[Math.min(failures, RETRY_MS.length - 1)]));
  }
}

// Whose token it is and what the engine has; a choice that it does not have is another one from now on.
async function knowAgain() {
  try {
    who = await get('/me');
  } catch {
    return false;
  }
  const before = { ...choice };
  settle();
  if (before.symbol === choice.symbol && before.timeframe === choice.timeframe) return false;
  await chart.choose(choice.symbol, choice.timeframe).catch(told);
  return true;
}

function settle() {
  if (!who.symbols.includes(choice.symbol)) choice.symbol = who.symbols.find(name => name.startsWith('BTC')) ?? who.symbols[0];
  if (!who.timeframes.includes(choice.timeframe)) choice.timeframe = who.timeframes[0];
  options($('symbol'), who.symbols, choice.symbol);
  options($('timeframe'), who.timeframes, choice.timeframe);
  say($('who'), `${who.name}, ${who.role}`);
  say($('about'), who.about ?? '');
  $('about').hidden = !who.about;
}

function confirmed(title, text, yes) {
  const dialog = $('confirm');
  say($('confirm-title'), title);
  say($('confirm-text'), text);
  say($('confirm-yes'), yes);
  dialog.returnValue = 'no';
  dialog.showModal();
  return new Promise(done => dialog.addEventListener('close', () => done(dialog.returnValue === 'yes'), { once: true }));
}

async function send(body, title, text, yes) {
  if (!await confirmed(title, text, yes)) return;
  told(`${title.replace('?', '')}: sent, not confirmed yet.`, 'info');
  try {
    await command(body);
    told(`${title.replace('?', '')}: the engine has it.`, 'good');
  } catch (error) {
    told(error instanceof Refused ? `${title.replace('?', '')} was refused: ${error.message}` : `${title.replace('?', '')}: the engine has not answered; it may still act on it. Look at its state before you ask again.`);
  }
}

const closePosition = (number, symbol) => send({ command: 'close', position: number }, `Close position ${number}?`, `Position ${number} of ${symbol} is closed at market.`, 'Close it');

function wire() {
  $('halt').addEventListener('click', () => send({ command: 'halt' }, 'Halt?', 'No new position is entered. Open ones go on being managed.', 'Halt'));
  $('resume').addEventListener('click', () => send({ command: 'resume' }, 'Resume?', 'What was stopped by hand may enter again.', 'Resume'));
  $('flatten').addEventListener('click', () => send({ command: 'flatten' }, 'Flatten everything?', `Every entry is cancelled and every position closed at market (${last?.positions.length ?? 0} open). Nothing is entered until you resume.`, 'Flatten'));
  $('answer-close').addEventListener('click', () => told(null));
  $('symbol').addEventListener('change', e => choose(e.target.value, choice.timeframe));
  $('timeframe').addEventListener('change', e => choose(choice.symbol, e.target.value));
  $('login').addEventListener('submit', e => {
    e.preventDefault();
    keepToken($('token').value.trim());
    $('token').value = '';
    begin();
  });
  setInterval(() => {
    if (last && performance.now() - lastAt > OLD_MS && document.visibilityState === 'visible' && last.state !== 'ended' && $('login').hidden) say($('state'), 'not connected', 'badge bad');
  }, 1000);
}

function login(why) {
  forgetToken();
  setButtons(false);
  $('about').hidden = true;
  $('main').hidden = true;
  $('login').hidden = false;
  say($('state'), 'not signed in', 'badge');
  notice(why);
  $('token').focus();
}

async function open() {
  who = await get('/me');
  $('login').hidden = true;
  $('main').hidden = false;
  notice(null);
  chart ??= new PriceChart($('chart'), isEmpty => { $('chart-empty').hidden = !isEmpty; });
  settle();
  await chart.choose(choice.symbol, choice.timeframe).catch(told);
  watchlist.open(who.watchlist, { mayChange: mayOperate, confirmed, told });
  watch();
}

async function begin() {
  if (!takeToken()) return login(null);
  for (let failures = 0; ; failures++) {
    try {
      return await open();
    } catch (error) {
      if (error instanceof Refused && error.status === 401) return login('That token is not known to this engine.');
      notice('The engine does not answer; trying again.');
      await new Promise(done => setTimeout(done, RETRY_MS[Math.min(failures, RETRY_MS.length - 1)]));
    }
  }
}

wire();
begin();
