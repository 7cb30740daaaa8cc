-- Spread of the fills against the deciding price by symbol and leg, in basis points
SELECT exchange, market, symbol, leg, count(*) AS fills, avg(slippage_bp) AS mean_bp, median(slippage_bp) AS median_bp,
    min(slippage_bp) AS best_bp, max(slippage_bp) AS worst_bp
FROM fill_slippage
GROUP BY ALL
ORDER BY exchange, market, symbol, leg;
