-- Net profit of closed trades by symbol
SELECT exchange, market, symbol, count(*) AS trades, sum(pnl) AS pnl, sum(fees) AS fees, sum(funding) AS funding, min(pnl) AS worst, max(pnl) AS best
FROM trade_executions
GROUP BY ALL
ORDER BY pnl DESC, exchange, market, symbol;
