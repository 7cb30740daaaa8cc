"use strict";

// Numbers and times as a person reads them. Input is exact decimal text; the caller shows that text in a title.
const format = (() => {
  const unknown = "–";
  const group = digits => digits.replace(/\B(?=(\d{3})+$)/g, ",");

  function fixed(value, decimals) {
    const text = Math.abs(value).toFixed(decimals);
    const [whole, part] = text.split(".");
    const sign = value < 0 && /[1-9]/.test(text) ? "-" : "";
    return sign + group(whole) + (part === undefined ? "" : "." + part);
  }

  function money(text) {
    if (text === null) return unknown;
    const value = Number(text);
    return fixed(value, value === 0 || Math.abs(value) >= 1 ? 2 : 4);
  }

  const signed = text => (text !== null && Number(text) > 0 ? "+" : "") + money(text);

  // Prices and quantities are shown as they are up to 8 decimals.
  function decimal(text) {
    if (text === null) return unknown;
    const [whole, part = ""] = text.split(".");
    return part.length <= 8 ? group(whole) + (part && "." + part) : fixed(Number(text), 8).replace(/0+$/, "");
  }

  // A value on an axis: as many decimals as its step has.
  function atStep(value, step) {
    let decimals = 0;
    while (decimals < 12 && Math.abs(step * 10 ** decimals - Math.round(step * 10 ** decimals)) > 1e-6) decimals++;
    return fixed(value, decimals);
  }

  const number = value => value === null ? unknown : String(Number(value.toPrecision(5)));

  const iso = ms => new Date(ms).toISOString();
  const date = ms => iso(ms).slice(0, 10);
  const clock = (ms, decimals) => iso(ms).slice(11, decimals ? 20 + decimals : 19);
  const msOf = ns => Number(BigInt(ns) / 1000n) / 1000;
  const second = ms => date(ms) + " " + clock(ms);
  const time = ms => date(ms) + " " + clock(ms, 3);

  function duration(ns) {
    const seconds = Number(ns) / 1e9;
    const two = value => String(Math.floor(value)).padStart(2, "0");
    for (const [large, size, small, part] of [["d", 86400, "h", 3600], ["h", 3600, "m", 60], ["m", 60, "s", 1]])
      if (seconds >= size) return Math.floor(seconds / size) + " " + large + " " + two(seconds % size / part) + " " + small;
    return Number(seconds.toFixed(seconds < 1 ? 3 : 1)) + " s";
  }

  function latency(ns) {
    for (const [unit, size] of [["s", 1e9], ["ms", 1e6], ["µs", 1e3]])
      if (ns >= size) return Number((ns / size).toPrecision(3)) + " " + unit;
    return ns + " ns";
  }

  return { unknown, money, signed, decimal, atStep, number, date, clock, msOf, second, time, duration, latency, fixed };
})();
