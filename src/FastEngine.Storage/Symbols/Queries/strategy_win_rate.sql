-- Win rate of each strategy, and the mean win and loss behind it
SELECT strategy, count(*) AS closed, count(*) FILTER (pnl > 0) AS wins, count(*) FILTER (pnl < 0) AS losses,
    count(*) FILTER (pnl > 0) / count(*)::DOUBLE AS win_rate, avg(pnl::DOUBLE) FILTER (pnl > 0) AS mean_win, avg(pnl::DOUBLE) FILTER (pnl < 0) AS mean_loss,
    sum(pnl) FILTER (pnl > 0)::DOUBLE / nullif(-sum(pnl) FILTER (pnl < 0)::DOUBLE, 0) AS profit_factor
FROM strategy_positions
WHERE status::VARCHAR = 'closed'
GROUP BY strategy
ORDER BY win_rate DESC, strategy;
