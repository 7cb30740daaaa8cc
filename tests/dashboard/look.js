// Opens a dashboard in Chromium and uses it. Says "halted" when the engine shows that it is, waits for a line, and looks whether the page has come back.
// Ends with one line of JSON: what went wrong. node look.js URL [FOLDER FOR SCREENSHOTS]

const { chromium } = require('playwright-core');

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const [url, folder] = process.argv.slice(2);
const PATIENCE = { timeout: 60_000 };

const problems = [];
let mayFail = false;

async function openPage(browser, options) {
  const page = await browser.newPage(options);
  page.on('console', message => { if (message.type() === 'error' && !mayFail) problems.push(`console: ${message.text()}`); });
  page.on('pageerror', error => problems.push(`page: ${error.message}`));
  page.on('request', request => { if (new URL(request.url()).origin !== new URL(url).origin) problems.push(`asked elsewhere: ${request.url()}`); });
  await page.goto(url);
  await page.waitForSelector('main:not([hidden])', PATIENCE);
  return page;
}

const text = (page, id) => page.textContent(`#${id}`);
const check = (isRight, what) => { if (!isRight) problems.push(what); };
const becomes = (page, id, pattern) => page.waitForFunction(([of, like]) => new RegExp(like).test(document.getElementById(of).textContent), [id, pattern], PATIENCE);
const changes = async (page, id) => {
  const before = await text(page, id);
  await page.waitForFunction(([of, was]) => document.getElementById(of).textContent !== was, [id, before], PATIENCE);
};
const line = () => new Promise(done => process.stdin.once('data', done));
const shot = async (page, name, fullPage = true) => { if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage }); };

async function fits(page, what) {
  const [is, has] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  check(is <= has, `${what}: the page is ${is} wide on a screen of ${has}`);
}

async function looks(page, what) {
  await becomes(page, 'equity', '[0-9]');
  await changes(page, 'clock');
  check(await page.locator('#symbols tr').count() > 0, `${what}: no symbol`);
  check(await page.locator('#chart canvas').count() > 0, `${what}: no chart`);
  check(await page.locator('#flow div').count() >= 5, `${what}: no order flow`);
  check(await page.locator('#rings div').count() >= 2, `${what}: no rings`);
  check(await page.locator('#ladder rect').count() === 4, `${what}: no ladder`);
  check(!page.url().includes('token'), `${what}: the token stays in the address`);
  const drawn = await page.evaluate(() => [...document.querySelectorAll('#chart canvas')].some(canvas => {
    const pixels = canvas.width && canvas.height ? canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data : [];
    return new Set(new Uint32Array(pixels.buffer ?? new ArrayBuffer(0))).size > 3;
  }));
  check(drawn, `${what}: the chart is empty`);
  await fits(page, what);
  const screens = await page.evaluate(() => document.documentElement.scrollHeight / window.innerHeight);
  check(screens < 5, `${what}: the page is ${screens.toFixed(1)} screens long`);
}

async function keyboardCancels(page) {
  await page.focus('#halt');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#confirm[open]', PATIENCE);
  check(await page.evaluate(() => document.activeElement?.value === 'no'), 'the dialog begins at its dangerous button');
  await page.keyboard.press('Escape');
  await page.waitForSelector('#confirm:not([open])', { ...PATIENCE, state: 'attached' });
  check(await page.evaluate(() => document.activeElement?.id === 'halt'), 'the focus does not go back to the button');
}

async function chooses(page) {
  const symbols = await page.locator('#symbol option').allTextContents();
  const timeframes = await page.locator('#timeframe option').allTextContents();
  await page.selectOption('#symbol', symbols.at(-1));
  await page.selectOption('#timeframe', timeframes.at(-1));
  await page.waitForFunction(name => document.querySelector('#symbols tr.chosen')?.dataset.name === name, symbols.at(-1), PATIENCE);
  await page.selectOption('#symbol', symbols[0]);
  await page.selectOption('#timeframe', timeframes[0]);
}

// A picture of an engine that has something open says more; a market may never give it.
async function trades(page) {
  await page.waitForSelector('#positions tr[data-id]', { timeout: 100_000 }).catch(() => {});
  const symbol = await page.locator('#positions tr[data-id] td').first().textContent().catch(() => null);
  if (!symbol) return;
  await page.selectOption('#symbol', symbol);
  await page.waitForFunction(name => document.querySelector('#symbols tr.chosen')?.dataset.name === name, symbol, PATIENCE);
  await changes(page, 'clock');
}

async function main() {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
  try {
    const page = await openPage(browser, { viewport: { width: 1280, height: 900 }, colorScheme: 'light' });
    await looks(page, 'wide');
    await becomes(page, 'state', '^trading$');
    await chooses(page);
    await keyboardCancels(page);
    check(await text(page, 'state') === 'trading', 'a cancelled dialog has halted');
    if (folder) await trades(page);
    await shot(page, 'dashboard');

    const others = { dark: { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' }, phone: { viewport: { width: 390, height: 844 }, colorScheme: 'dark', isMobile: true, hasTouch: true } };
    for (const [name, options] of Object.entries(others)) {
      const other = await openPage(browser, options);
      await looks(other, name);
      await shot(other, `dashboard-${name}`);
      await other.close();
    }

    await page.click('#halt');
    await shot(page, 'dashboard-halt', false);
    await page.click('#confirm-yes');
    await becomes(page, 'state', '^stop entries$');
    check((await text(page, 'causes')).includes('operator'), 'who halted is not said');

    mayFail = true;
    console.log('halted');
    if ((await line()).toString().startsWith('restarted')) {
      // The connection broke, and a stream of the next engine has come.
      await page.waitForFunction(() => document.getElementById('notice').hidden && !document.getElementById('halt').disabled, null, PATIENCE);
      mayFail = false;
      await looks(page, 'after the restart');
      check(await text(page, 'state') === 'stop entries', `after the restart it is ${await text(page, 'state')}`);
    }
  } finally {
    await browser.close();
  }
}

main().catch(error => problems.push(error.message)).finally(() => {
  console.log(JSON.stringify(problems));
  process.exit(0);
});
