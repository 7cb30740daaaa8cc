-- Each strategy: positions, wins, profit and hold time
SELECT strategy, total_positions, closed_positions, open_positions, winning_trades, losing_trades, win_rate, total_pnl, avg_pnl, avg_pnl_pct, best_pnl,
    worst_pnl, sharpe_ratio, avg_hold_s, fees
FROM strategy_performance
ORDER BY total_pnl DESC, strategy;
