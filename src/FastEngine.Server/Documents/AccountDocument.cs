namespace FastEngine.Server.Documents;

/// <summary>The account, in its currency.</summary>
public sealed record AccountDocument
{
    public required string Equity { get; init; }

    public required string Cash { get; init; }

    public required string Realised { get; init; }

    public required string Unrealised { get; init; }

    public required string Exposure { get; init; }

    /// <summary>Below the highest equity so far, 0 to 1.</summary>
    public required double Drawdown { get; init; }

    public required int OpenPositions { get; init; }

    public required int OpenOrders { get; init; }

    public required long ClosedTrades { get; init; }
}
