// Numbers and times as the page prints them, and elements with text alone: nothing that the engine says is taken for markup.

const two = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

export const money = value => two.format(Number(value));
export const signed = value => `${Number(value) > 0 ? '+' : ''}${two.format(Number(value))}`;
export const count = value => whole.format(value);
export const compact = value => short.format(value);
export const percent = (part, digits = 1) => `${(100 * part).toFixed(digits)} %`;
export const tone = value => (Number(value) > 0 ? 'good' : Number(value) < 0 ? 'bad' : 'info');
export const words = name => String(name ?? '').replaceAll('_', ' ');

/** A price without the zeros that no tick of it moves. */
export const price = text => (text == null ? '–' : text.includes('.') ? text.replace(/0+$/, '').replace(/\.$/, '') : text);

export function duration(ns) {
  if (ns < 1e3) return `${ns} ns`;
  if (ns < 1e6) return `${(ns / 1e3).toFixed(ns < 1e4 ? 1 : 0)} µs`;
  if (ns < 1e9) return `${(ns / 1e6).toFixed(ns < 1e7 ? 1 : 0)} ms`;
  if (ns < 6e10) return `${(ns / 1e9).toFixed(1)} s`;
  return `${(ns / 6e10).toFixed(1)} min`;
}

const iso = ns => new Date(ns / 1e6).toISOString();
export const dateTime = ns => (ns ? `${iso(ns).slice(0, 10)} ${iso(ns).slice(11, 19)} UTC` : '–');
export const clock = ns => (ns ? iso(ns).slice(5, 19).replace('T', ' ') : '–');

export function element(name, text, className) {
  const made = document.createElement(name);
  if (text != null) made.textContent = text;
  if (className) made.className = className;
  return made;
}

export function svg(name, attributes, ...children) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** Puts the nodes into the target in this order; what stands there already is not touched, so that it keeps the focus and a click that has begun. */
export function arrange(target, nodes) {
  const wanted = new Set(nodes);
  for (const child of [...target.childNodes]) if (!wanted.has(child)) child.remove();
  nodes.forEach((node, i) => { if (target.childNodes[i] !== node) target.insertBefore(node, target.childNodes[i] ?? null); });
}

/** The one row of a table that has none. */
export function showEmpty(body, text, columns) {
  if (body.querySelector('.empty')) return;
  const cell = element('td', text, 'empty');
  cell.colSpan = columns;
  const row = element('tr');
  row.append(cell);
  arrange(body, [row]);
}

/** What was drawn for a value is drawn again only when the value has changed. */
const drawn = new WeakMap();
export function whenChanged(target, value, draw) {
  const text = JSON.stringify(value);
  if (drawn.get(target) === text) return;
  drawn.set(target, text);
  draw();
}

/** Sets text only where it changed, so that a selection in it stays. */
export function say(target, text, className) {
  if (target.textContent !== text) target.textContent = text;
  if (className !== undefined && target.className !== className) target.className = className;
}
