// Drives ccxt against the simulated exchange: what it loads, streams, trades and is refused is checked here, by what ccxt makes of it.
import assert from 'node:assert/strict';
import ccxt from 'ccxt';

const { futures, spot, key, secret } = JSON.parse(process.env.EXCHANGE);
const BTC = 'BTC/USDT:USDT';
const LONG = { positionSide: 'LONG' };
const SHORT = { positionSide: 'SHORT' };

// Only the hosts are changed: paths are what ccxt knows of Binance.
function redirect(urls) {
  for (const [name, url] of Object.entries(urls)) {
    if (typeof url === 'object') redirect(url);
    else {
      const host = /fapi|fstream/.test(url) ? futures : spot;
      urls[name] = url.replace(/^https:\/\/[^/]+/, `http://${host}`).replace(/^wss:\/\/[^/]+/, `ws://${host}`);
    }
  }
}

function client(type, options) {
  const exchange = new ccxt.pro[type]({ apiKey: key, secret, ...options });
  redirect(exchange.urls.api);
  return exchange;
}

async function refused(code, request) {
  await assert.rejects(request, error => error.message.includes(`"code":${code}`) || assert.fail(`wanted ${code}: ${error.message}`));
}

const checks = [];
function check(name, run) {
  checks.push([name, run]);
}

const usdm = client('binanceusdm', {});
const cash = client('binance', { options: { defaultType: 'spot', fetchMarkets: { types: ['spot'] } } });

check('markets', async () => {
  await usdm.loadMarkets();
  const market = usdm.market(BTC);
  assert.deepEqual([market.linear, market.swap, market.precision.price, market.precision.amount, market.limits.cost.min], [true, true, 0.1, 0.001, 5]);
});
check('trades stream', async () => {
  const trades = await usdm.watchTrades(BTC);
  assert.ok(trades[0].price > 1000 && trades[0].amount > 0 && ['buy', 'sell'].includes(trades[0].side));
  const next = await usdm.watchTrades(BTC);
  assert.ok(Number(next[0].id) > 0);
});
check('other streams', async () => {
  assert.ok((await usdm.watchTicker(BTC)).last > 1000);
  assert.ok((await usdm.watchOHLCV(BTC, '1m'))[0][4] > 1000);
  const book = await usdm.watchOrderBook(BTC);
  assert.ok(book.asks[0][0] > book.bids[0][0]);
  assert.ok((await usdm.watchMarkPrice(BTC)).markPrice > 1000);
});
check('balance', async () => assert.equal((await usdm.fetchBalance()).USDT.total, 100000));
check('mode and leverage', async () => {
  await usdm.setPositionMode(true);
  await refused(-4059, usdm.setPositionMode(true));
  assert.equal((await usdm.fetchPositionMode()).hedged, true);
  assert.equal((await usdm.setLeverage(10, BTC)).leverage, 10);
});
check('a resting order is placed, seen and cancelled', async () => {
  const price = Math.round((await usdm.fetchTicker(BTC)).last * 0.95);
  const order = await usdm.createOrder(BTC, 'limit', 'buy', 0.01, price, LONG);
  assert.equal(order.status, 'open');
  assert.equal((await usdm.fetchOpenOrders(BTC)).length, 1);
  assert.equal((await usdm.cancelOrder(order.id, BTC)).status, 'canceled');
  assert.equal((await usdm.fetchOpenOrders(BTC)).length, 0);
});
check('both sides are opened', async () => {
  const long = await usdm.createOrder(BTC, 'market', 'buy', 0.02, undefined, LONG);
  assert.deepEqual([long.status, long.filled], ['closed', 0.02]);
  await usdm.createOrder(BTC, 'market', 'sell', 0.01, undefined, SHORT);
  const positions = await usdm.fetchPositions([BTC]);
  assert.deepEqual(positions.map(p => [p.side, p.contracts, p.hedged]).sort(), [['long', 0.02, true], ['short', 0.01, true]]);
});
check('orders are told as they happen', async () => {
  const watched = usdm.watchOrders(BTC);
  await usdm.watchTrades(BTC);
  let told;
  watched.then(orders => { told = orders; });
  for (let i = 0; i < 50 && !told; i++) {
    await usdm.createOrder(BTC, 'market', 'buy', 0.001, undefined, LONG);
    await usdm.watchTrades(BTC);
  }
  assert.equal((await watched)[0].symbol, BTC);
  const extra = (await usdm.fetchPositions([BTC])).find(p => p.side === 'long').contracts - 0.02;
  if (extra > 1e-9) await usdm.createOrder(BTC, 'market', 'sell', Number(extra.toFixed(3)), undefined, LONG);
});
check('conditional orders go their own way', async () => {
  const last = (await usdm.fetchTicker(BTC)).last;
  const stop = await usdm.createOrder(BTC, 'STOP_MARKET', 'sell', 0.02, undefined, { ...LONG, stopPrice: Math.round(last * 0.9) });
  assert.equal((await usdm.fetchOpenOrders(BTC, undefined, undefined, { trigger: true })).length, 1);
  await usdm.cancelOrder(stop.id, BTC, { trigger: true });
  assert.equal((await usdm.fetchOpenOrders(BTC, undefined, undefined, { trigger: true })).length, 0);
});
check('what is wrong is refused by its code', async () => {
  const last = (await usdm.fetchTicker(BTC)).last;
  await refused(-2019, usdm.createOrder(BTC, 'market', 'buy', 50, undefined, LONG));
  await refused(-2021, usdm.createOrder(BTC, 'STOP_MARKET', 'sell', 0.02, undefined, { ...LONG, stopPrice: Math.round(last * 1.1) }));
  await refused(-4061, usdm.createOrder(BTC, 'market', 'buy', 0.01, undefined, { positionSide: 'BOTH' }));
  await refused(-4120, usdm.fapiPrivatePostOrder({ symbol: 'BTCUSDT', side: 'SELL', positionSide: 'LONG', type: 'STOP_MARKET', quantity: '0.01', stopPrice: '50000' }));
  await refused(-4164, usdm.fapiPrivatePostOrder({ symbol: 'ETHUSDT', side: 'BUY', positionSide: 'LONG', type: 'LIMIT', timeInForce: 'GTC', quantity: '0.001', price: '2600' }));
  await refused(-1106, usdm.fapiPrivatePostOrder({ symbol: 'BTCUSDT', side: 'SELL', positionSide: 'LONG', type: 'MARKET', quantity: '0.01', reduceOnly: 'true' }));
});
check('both sides are closed', async () => {
  await usdm.createOrder(BTC, 'market', 'sell', 0.02, undefined, LONG);
  await usdm.createOrderWs(BTC, 'market', 'buy', 0.01, undefined, SHORT);
  await refused(-2022, usdm.createOrder(BTC, 'market', 'sell', 0.02, undefined, LONG));
  assert.equal((await usdm.fetchPositions([BTC])).filter(p => p.contracts > 0).length, 0);
  const trades = await usdm.fetchMyTrades(BTC);
  assert.ok(trades.length >= 4 && trades.every(t => t.fee.currency === 'USDT'));
});
check('history', async () => {
  assert.ok((await usdm.fetchOHLCV(BTC, '5m', undefined, 100)).length === 100);
  assert.equal((await usdm.fetchFundingRate(BTC)).fundingRate, 0.0001);
  assert.ok((await usdm.fetchLeverageTiers([BTC]))[BTC].length > 1);
});
check('spot', async () => {
  await cash.loadMarkets();
  assert.ok((await cash.watchTrades('BTC/USDT'))[0].price > 1000);
  const bought = await cash.createOrder('BTC/USDT', 'market', 'buy', 0.01);
  assert.deepEqual([bought.status, bought.fee.currency], ['closed', 'BTC']);
  const resting = await cash.createOrder('BTC/USDT', 'limit', 'buy', 0.01, Math.round(bought.average * 0.9));
  assert.ok((await cash.fetchBalance()).USDT.used > 0);
  assert.equal((await cash.cancelOrder(resting.id, 'BTC/USDT')).status, 'canceled');
  assert.equal((await cash.fetchBalance()).USDT.used, 0);
  await assert.rejects(cash.createOrder('BTC/USDT', 'market', 'buy', 100), ccxt.InsufficientFunds);
});

let failed = 0;
for (const exchange of [usdm, cash]) await exchange.loadHttpProxyAgent();
for (const [name, run] of checks) {
  try {
    await run();
    console.log(`ok: ${name}`);
  } catch (error) {
    failed++;
    console.log(`failed: ${name}: ${error.stack}`);
  }
}
await usdm.close();
await cash.close();
console.log(failed === 0 ? 'all checks passed' : `${failed} checks failed`);
process.exit(failed === 0 ? 0 : 1);
