-- What each way of ending a position brought
SELECT strategy, close_reason, count(*) AS positions, sum(pnl) AS pnl, avg(pnl::DOUBLE) AS mean_pnl, avg(pnl_pct) AS mean_pnl_pct,
    avg((epoch_ns(exit_time) - epoch_ns(entry_time)) / 1e9) AS mean_hold_s
FROM strategy_positions
WHERE status::VARCHAR = 'closed'
GROUP BY strategy, close_reason
ORDER BY strategy, positions DESC, close_reason;
