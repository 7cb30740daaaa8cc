-- What the positions of each strategy came to
SELECT strategy,
    max(timestamp) AS timestamp,
    count(*) AS total_positions,
    count(*) FILTER (status::VARCHAR = 'closed') AS closed_positions,
    count(*) FILTER (status::VARCHAR = 'open') AS open_positions,
    count(*) FILTER (status::VARCHAR = 'closed' AND close_reason = 'take_profit') AS tp_hits,
    count(*) FILTER (status::VARCHAR = 'closed' AND close_reason IN ('trailing_stop', 'stop_leg', 'stop_passed')) AS sl_hits,
    count(*) FILTER (status::VARCHAR = 'closed' AND pnl > 0) AS winning_trades,
    count(*) FILTER (status::VARCHAR = 'closed' AND pnl < 0) AS losing_trades,
    avg(CASE WHEN pnl > 0 THEN 1.0 ELSE 0 END) FILTER (status::VARCHAR = 'closed') AS win_rate,
    sum(pnl) AS total_pnl,
    avg(pnl::DOUBLE) FILTER (status::VARCHAR = 'closed') AS avg_pnl,
    avg(pnl_pct) FILTER (status::VARCHAR = 'closed') AS avg_pnl_pct,
    max(pnl) FILTER (status::VARCHAR = 'closed') AS best_pnl,
    min(pnl) FILTER (status::VARCHAR = 'closed') AS worst_pnl,
    -- Of single positions, not of days, and not scaled to a year
    avg(pnl_pct) FILTER (status::VARCHAR = 'closed') / nullif(stddev_samp(pnl_pct) FILTER (status::VARCHAR = 'closed'), 0) AS sharpe_ratio,
    avg((epoch_ns(exit_time) - epoch_ns(entry_time)) / 1e9) FILTER (status::VARCHAR = 'closed') AS avg_hold_s,
    sum(fees) AS fees
FROM strategy_positions
GROUP BY strategy
