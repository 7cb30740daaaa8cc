namespace FastEngine.Exchange.Accounts;

/// <summary>What changed a futures wallet.</summary>
/// <param name="Kind">The exchange's <c>incomeType</c>.</param>
/// <param name="TradeId">0 when no trade led to it.</param>
internal sealed record Income(string Symbol, string Kind, decimal Amount, string Asset, long TimeNs, long TransactionId, long TradeId);
