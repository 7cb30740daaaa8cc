-- Exchange positions that several strategies built together, and what each made of it
SELECT exchange, market, symbol, exchange_position_key, exchange_position, count(*) AS strategies,
    string_agg(strategy || ': ' || round(pnl::DOUBLE, 2), ', ' ORDER BY pnl DESC, strategy) AS contributions, sum(pnl) AS total_pnl
FROM contribution_summary
GROUP BY ALL
HAVING count(*) > 1
ORDER BY total_pnl DESC, exchange_position_key, exchange_position;
