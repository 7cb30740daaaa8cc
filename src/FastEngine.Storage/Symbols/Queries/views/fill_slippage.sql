-- What each fill cost against the price at which its order was decided, in basis points; positive is worse
SELECT f.exchange, f.market, f.symbol, f.timestamp, f.order_id, o.strategy, o.leg, o.side, o.reference_price, f.price, f.quantity, f.fee,
    CASE o.side::VARCHAR WHEN 'buy' THEN 1 ELSE -1 END * (f.price - o.reference_price)::DOUBLE / o.reference_price::DOUBLE * 10000 AS slippage_bp
FROM fills f
JOIN orders o ON o.exchange = f.exchange AND o.market = f.market AND o.symbol = f.symbol AND o.order_id = f.order_id
