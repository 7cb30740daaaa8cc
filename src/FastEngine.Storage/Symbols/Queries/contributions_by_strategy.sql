-- Contributions of each strategy over all exchange positions
SELECT strategy, count(DISTINCT (exchange, market, symbol, exchange_position)) AS exchange_positions, sum(positions)::BIGINT AS positions,
    sum(fills)::BIGINT AS fills, sum(pnl) AS pnl, sum(pnl) / count(DISTINCT (exchange, market, symbol, exchange_position)) AS pnl_per_exchange_position
FROM contribution_summary
GROUP BY strategy
ORDER BY pnl DESC, strategy;
