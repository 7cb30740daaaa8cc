-- The ten best winning and the ten worst losing strategy positions
SELECT * FROM (
    SELECT 'best' AS rank, exchange, market, symbol, strategy, strategy_position_id, position_side, entry_time, exit_time, entry_price, exit_price, pnl, pnl_pct, close_reason
    FROM strategy_positions WHERE status::VARCHAR = 'closed' AND pnl > 0 ORDER BY pnl DESC, strategy_position_id LIMIT 10)
UNION ALL
SELECT * FROM (
    SELECT 'worst' AS rank, exchange, market, symbol, strategy, strategy_position_id, position_side, entry_time, exit_time, entry_price, exit_price, pnl, pnl_pct, close_reason
    FROM strategy_positions WHERE status::VARCHAR = 'closed' AND pnl < 0 ORDER BY pnl, strategy_position_id LIMIT 10);
