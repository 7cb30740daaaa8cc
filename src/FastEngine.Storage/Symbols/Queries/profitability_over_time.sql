-- Profit of each strategy by hour, and its sum so far
SELECT strategy, hour, positions, pnl, sum(pnl) OVER (PARTITION BY strategy ORDER BY hour) AS cumulative_pnl
FROM (
    SELECT strategy, date_trunc('hour', exit_time::TIMESTAMP) AS hour, count(*) AS positions, sum(pnl) AS pnl
    FROM strategy_positions
    WHERE status::VARCHAR = 'closed'
    GROUP BY ALL)
ORDER BY strategy, hour;
