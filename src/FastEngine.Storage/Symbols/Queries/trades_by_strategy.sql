-- Closed trades by strategy: how many, won, earned and paid; parts of a position are one trade
SELECT strategy, config_type, count(*) AS trades, avg(CASE WHEN pnl > 0 THEN 1.0 ELSE 0 END) AS win_rate,
    sum(pnl) AS pnl, sum(fees) AS fees, sum(funding) AS funding, avg((epoch_ns(exit_time) - epoch_ns(entry_time)) / 1e9) AS mean_hold_s
FROM (SELECT strategy, config_type, exchange, market, symbol, position_id, entry_time, max(timestamp) AS exit_time, sum(pnl) AS pnl, sum(fees) AS fees, sum(funding) AS funding
    FROM trade_executions GROUP BY ALL)
GROUP BY ALL
ORDER BY strategy, config_type;
