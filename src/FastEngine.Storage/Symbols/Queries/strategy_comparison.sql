-- Strategies side by side, each measure with its rank
SELECT strategy, closed_positions, total_pnl, rank() OVER (ORDER BY total_pnl DESC) AS pnl_rank, win_rate, rank() OVER (ORDER BY win_rate DESC NULLS LAST) AS win_rank,
    sharpe_ratio, rank() OVER (ORDER BY sharpe_ratio DESC NULLS LAST) AS sharpe_rank, avg_hold_s, rank() OVER (ORDER BY avg_hold_s NULLS LAST) AS hold_rank
FROM strategy_performance
ORDER BY pnl_rank, strategy;
