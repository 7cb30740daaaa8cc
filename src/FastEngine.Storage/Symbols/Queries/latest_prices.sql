-- The newest tick of each symbol
SELECT exchange, market, symbol, max(timestamp) AS timestamp, arg_max(price, timestamp) AS price, count(*) AS ticks
FROM ticks
GROUP BY exchange, market, symbol
ORDER BY exchange, market, symbol;
