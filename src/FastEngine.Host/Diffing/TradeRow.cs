namespace FastEngine.Host.Diffing;

/// <summary>A closed trade of a run, as <c>trades.csv</c> has it, without its position's number: that counts, and says nothing.</summary>
public sealed record TradeRow(
    string Strategy, string Symbol, string Side, long EntryTimeNs, long ExitTimeNs, string EntryPrice, string ExitPrice, string Quantity, string Fees, decimal Net, string Reason);
