namespace FastEngine.Signals.Confluence;

/// <summary>Aggressive volume is one-sided: buy over sell beyond a ratio for a long, below its reciprocal for a short.</summary>
public sealed class OrderFlowAnalyser(double minRatio, int minTrades) : IPrimaryAnalyser
{
    public const string Key = "order_flow";

    public string Name => Key;

    // Imbalances are exact quotients and compare as they are.
    public bool Passes(in ConfluenceInput input) =>
        input.ImbalanceTrades >= minTrades && (input.IsLong ? input.Imbalance > minRatio : input.Imbalance < 1 / minRatio);
}
