-- Each strategy on each symbol and side
SELECT exchange, market, symbol, position_side AS side, strategy, count(*) AS closed, count(*) FILTER (pnl > 0) / count(*)::DOUBLE AS win_rate, sum(pnl) AS pnl,
    avg(pnl_pct) AS mean_pnl_pct
FROM strategy_positions
WHERE status::VARCHAR = 'closed'
GROUP BY ALL
ORDER BY pnl DESC, exchange, market, symbol, side, strategy;
