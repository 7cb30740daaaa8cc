-- The twenty largest trades of the tape by notional
SELECT exchange, market, symbol, timestamp, trade_id, side, price, quantity, price::DOUBLE * quantity::DOUBLE AS notional
FROM ticks
ORDER BY notional DESC, exchange, market, symbol, trade_id
LIMIT 20;
