-- Closed trades by strategy: how many, won, earned and paid
SELECT strategy, config_type, count(*) AS trades, avg(CASE WHEN pnl > 0 THEN 1.0 ELSE 0 END) AS win_rate,
    sum(pnl) AS pnl, sum(fees) AS fees, sum(funding) AS funding, avg((epoch_ns(timestamp) - epoch_ns(entry_time)) / 1e9) AS mean_hold_s
FROM trade_executions
GROUP BY ALL
ORDER BY strategy, config_type;
