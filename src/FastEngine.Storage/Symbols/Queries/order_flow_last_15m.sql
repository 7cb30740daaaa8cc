-- Order flow by minute over the last quarter of an hour of each symbol
SELECT exchange, market, symbol, timestamp, buy_volume, sell_volume, delta, cvd, imbalance_ratio, avg_buy_size, avg_sell_size
FROM order_flow
QUALIFY epoch_ns(timestamp) > max(epoch_ns(timestamp)) OVER (PARTITION BY exchange, market, symbol) - 900_000_000_000
ORDER BY exchange, market, symbol, timestamp;
