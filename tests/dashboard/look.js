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

// As a hand does it: the page goes on drawing between down and up.
async function holds(page, button) {
  await button.scrollIntoViewIfNeeded();
  const box = await button.boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.waitForTimeout(300);
  await page.mouse.up();
}

async function tablesAreUsed(page) {
  const names = await page.locator('#symbols tr').evaluateAll(rows => rows.map(row => row.dataset.name));
  for (const name of [names.at(-1), names[0]]) {
    await holds(page, page.locator(`#symbols tr[data-name="${name}"] button`));
    await page.waitForFunction(wanted => document.getElementById('symbol').value === wanted, name, { timeout: 5000 }).catch(() => problems.push(`a click on ${name} that takes its time does nothing`));
  }
  await page.focus(`#symbols tr[data-name="${names[0]}"] button`);
  await changes(page, 'clock');
  check(await page.evaluate(() => document.activeElement.textContent) === names[0], 'the focus in a table is lost with the next frame');
  await page.evaluate(() => scrollTo(0, 0));
}

async function refusalsStay(page) {
  mayFail = true;
  await page.route('**/api/v1/commands', route => route.fulfill({ status: 422, contentType: 'application/problem+json', body: '{"detail":"not now"}' }));
  await page.click('#halt');
  await page.click('#confirm-yes');
  await becomes(page, 'answer-text', 'refused: not now');
  await changes(page, 'clock');
  check((await text(page, 'answer-text')).includes('not now'), 'a refusal goes away by itself');
  await page.click('#answer-close');
  await page.unroute('**/api/v1/commands');

  const [first, second] = await page.locator('#symbol option').allTextContents();
  if (second) {
    let asked = 0;
    await page.route('**/api/v1/candles*', route => (asked++ === 0 ? route.fulfill({ status: 429, contentType: 'application/problem+json', body: '{"detail":"slowly"}' }) : route.continue()));
    await page.selectOption('#symbol', second);
    await becomes(page, 'answer-text', 'slowly');
    for (let i = 0; i < 100 && asked < 2; i++) await page.waitForTimeout(100);
    check(asked >= 2, 'candles that were refused once are not asked for again');
    await page.unroute('**/api/v1/candles*');
    await page.click('#answer-close');
    await page.selectOption('#symbol', first);
  }
  mayFail = false;
}

// The market of the pictures has its first position after ten of its hours, which are a minute.
async function trades(page) {
  const row = page.locator('#positions tr[data-id]').first();
  await row.waitFor({ timeout: 150_000 });
  const symbol = await row.locator('td').first().textContent();
  check(/[0-9]/.test(await row.locator('td[data-label=Stop]').textContent()), 'a position without its stop');
  check(/[a-z]/.test(await row.locator('td[data-label=Defence]').textContent()), 'a position without its defence');
  await holds(page, row.locator('button'));
  await page.waitForSelector('#confirm[open]', { timeout: 5000 }).catch(() => problems.push('a click on Close that takes its time does nothing'));
  await page.keyboard.press('Escape');
  await page.evaluate(() => scrollTo(0, 0));
  await page.selectOption('#symbol', symbol);
  await page.waitForFunction(name => document.querySelector('#symbols tr.chosen')?.dataset.name === name, symbol, PATIENCE);
  await changes(page, 'clock');
}

async function main() {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
  try {
    const page = await openPage(browser, { viewport: { width: 1280, height: 900 }, colorScheme: 'light' });
    await looks(page, 'wide');
    await becomes(page, 'state', '^(trading|warming up)$');
    await chooses(page);
    await tablesAreUsed(page);
    await keyboardCancels(page);
    await refusalsStay(page);
    check(/^(trading|warming up)$/.test(await text(page, 'state')), 'a cancelled dialog has halted');
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
    await becomes(page, 'state', '^halted$');
    check((await text(page, 'causes')).includes('operator'), 'who halted is not said');

    mayFail = true;
    console.log('halted');
    if ((await line()).toString().startsWith('restarted')) {
      // The connection broke, and a stream of the next engine has come.
      await page.waitForFunction(() => document.getElementById('notice').hidden && !document.getElementById('halt').disabled, null, PATIENCE);
      mayFail = false;
      await looks(page, 'after the restart');
      check(await text(page, 'state') === 'halted', `after the restart it is ${await text(page, 'state')}`);
    }
  } finally {
    await browser.close();
  }
}

main().catch(error => problems.push(error.message)).finally(() => {
  console.log(JSON.stringify(problems));
  process.exit(0);
});
