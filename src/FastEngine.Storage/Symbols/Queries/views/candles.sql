-- The candles of the three usual timeframes, one table
SELECT '1m' AS timeframe, * FROM candles_1m
UNION ALL BY NAME SELECT '5m' AS timeframe, * FROM candles_5m
UNION ALL BY NAME SELECT '15m' AS timeframe, * FROM candles_15m
