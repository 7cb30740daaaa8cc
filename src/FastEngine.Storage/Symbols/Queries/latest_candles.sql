-- The last closed candle of each symbol and timeframe
SELECT exchange, market, symbol, timeframe, timestamp, open, high, low, close, volume, num_trades
FROM candles
QUALIFY row_number() OVER (PARTITION BY exchange, market, symbol, timeframe ORDER BY timestamp DESC) = 1
ORDER BY exchange, market, symbol, timeframe;
