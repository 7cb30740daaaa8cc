-- What each strategy gave to each exchange position, and what came of it
SELECT exchange, market, symbol, exchange_position, exchange_position_key, strategy,
    count(DISTINCT strategy_position_id) AS positions,
    count(*) AS fills,
    coalesce(sum(contribution_quantity) FILTER (status::VARCHAR = 'added'), 0) AS quantity_added,
    coalesce(sum(contribution_quantity) FILTER (status::VARCHAR != 'added'), 0) AS quantity_closed,
    coalesce(sum(contribution_pnl), 0) AS pnl,
    sum(fees) FILTER (status::VARCHAR != 'added') AS fees,
    min(timestamp) AS first_fill,
    max(timestamp) AS last_fill
FROM position_contributions
GROUP BY ALL
