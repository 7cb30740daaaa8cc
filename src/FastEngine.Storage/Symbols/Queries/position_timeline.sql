-- Every fill of every exchange position in its order
SELECT exchange, market, symbol, exchange_position_key, exchange_position, contribution_sequence AS sequence, timestamp, strategy, strategy_position_id,
    status, contribution_quantity AS quantity, quantity_before, quantity_after, coalesce(exit_price, contribution_entry_price) AS price,
    contribution_pnl AS pnl, close_reason
FROM position_contributions
ORDER BY exchange, market, symbol, exchange_position_key, exchange_position, sequence;
