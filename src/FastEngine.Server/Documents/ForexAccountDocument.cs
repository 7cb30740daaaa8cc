namespace FastEngine.Server.Documents;

/// <summary>An account at a forex broker: the shape is kept for the venues to come, and the list is empty until then.</summary>
public sealed record ForexAccountDocument
{
    public required string Id { get; init; }

    /// <summary>As <c>ctrader</c> or <c>mt5</c>.</summary>
    public required string Platform { get; init; }

    public required string Broker { get; init; }

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; init; }

    /// <summary>Exact.</summary>
    public required string Balance { get; init; }

    /// <summary>Exact.</summary>
    public required string Equity { get; init; }

    public required int Leverage { get; init; }

    /// <summary><c>hedging</c> or <c>netting</c>.</summary>
    public required string Mode { get; init; }

    public required bool Connected { get; init; }
}
