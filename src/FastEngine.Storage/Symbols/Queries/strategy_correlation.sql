-- Correlation of each pair of strategies: Pearson over the hours in which both closed positions
WITH hourly AS (
    SELECT strategy, date_trunc('hour', exit_time::TIMESTAMP) AS hour, sum(pnl)::DOUBLE AS pnl
    FROM strategy_positions
    WHERE status::VARCHAR = 'closed'
    GROUP BY ALL)
SELECT a.strategy AS strategy, b.strategy AS other, count(*) AS hours,
    CASE WHEN count(*) >= 3 AND stddev_pop(a.pnl) > 0 AND stddev_pop(b.pnl) > 0 THEN corr(a.pnl, b.pnl) END AS correlation
FROM hourly a
JOIN hourly b ON a.hour = b.hour AND a.strategy < b.strategy
GROUP BY ALL
ORDER BY strategy, other;
