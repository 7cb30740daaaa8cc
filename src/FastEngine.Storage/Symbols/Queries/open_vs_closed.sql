-- Open and closed strategy positions beside each other
SELECT strategy, status, count(*) AS positions, sum(entry_quantity::DOUBLE * entry_price::DOUBLE) AS entered, sum(pnl) AS realised, avg(pnl_pct) AS mean_pnl_pct
FROM strategy_positions
GROUP BY strategy, status
ORDER BY strategy, status;
