-- Which strategy made which part of each exchange position's profit
SELECT exchange, market, symbol, exchange_position_key, exchange_position, strategy, quantity_added, pnl,
    pnl::DOUBLE / nullif(sum(pnl::DOUBLE) OVER position, 0) AS share_of_pnl,
    quantity_added::DOUBLE / nullif(sum(quantity_added::DOUBLE) OVER position, 0) AS share_of_quantity
FROM contribution_summary
WINDOW position AS (PARTITION BY exchange, market, symbol, exchange_position_key, exchange_position)
ORDER BY exchange, market, symbol, exchange_position_key, exchange_position, pnl DESC, strategy;
