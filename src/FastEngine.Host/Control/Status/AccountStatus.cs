namespace FastEngine.Host.Control.Status;

/// <summary>The account, in its currency.</summary>
public sealed record AccountStatus
{
    public string? Equity { get; init; }

    public string? Cash { get; init; }

    public string? Realised { get; init; }

    public string? Fees { get; init; }

    /// <summary>Below the highest equity so far, 0 to 1.</summary>
    public double Drawdown { get; init; }

    public int OpenPositions { get; init; }

    public int OpenOrders { get; init; }

    public long ClosedTrades { get; init; }
}
