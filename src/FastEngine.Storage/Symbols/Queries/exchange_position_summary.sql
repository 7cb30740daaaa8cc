-- Exchange positions: what is open, what was realised, and what belongs to no strategy
SELECT exchange, market, symbol, exchange_position_key, count(*) AS exchange_positions, count(*) FILTER (status::VARCHAR = 'open') AS open,
    coalesce(sum(quantity) FILTER (status::VARCHAR = 'open'), 0) AS open_quantity, coalesce(sum(unattributed), 0) AS unattributed,
    sum(realised) AS realised, sum(venue_realised) AS venue_realised, max(timestamp) AS last_change
FROM exchange_positions
GROUP BY ALL
ORDER BY exchange, market, symbol, exchange_position_key;
