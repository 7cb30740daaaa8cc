-- Net profit of closed trades by symbol; parts of a position are one trade
SELECT exchange, market, symbol, count(*) AS trades, sum(pnl) AS pnl, sum(fees) AS fees, sum(funding) AS funding, min(pnl) AS worst, max(pnl) AS best
FROM (SELECT exchange, market, symbol, position_id, entry_time, sum(pnl) AS pnl, sum(fees) AS fees, sum(funding) AS funding FROM trade_executions GROUP BY ALL)
GROUP BY ALL
ORDER BY pnl DESC, exchange, market, symbol;
