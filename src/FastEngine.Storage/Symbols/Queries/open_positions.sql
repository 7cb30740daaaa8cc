-- Open positions, with their mean entry price
SELECT exchange, market, symbol, position_id, strategy, side, quantity, cost::DOUBLE / quantity::DOUBLE AS entry_price, fees, entry_time
FROM positions
ORDER BY exchange, market, symbol, position_id;
