using FastEngine.Exchange.Accounts;

namespace FastEngine.Exchange;

/// <summary>A customer at the start.</summary>
public sealed record AccountOptions
{
    public required IReadOnlyList<ApiKey> Keys { get; init; }

    /// <summary>USDT of the futures wallet.</summary>
    public decimal FuturesBalance { get; init; } = 100_000;

    /// <summary>Asset to amount of the spot wallet.</summary>
    public IReadOnlyDictionary<string, decimal> SpotBalances { get; init; } = new Dictionary<string, decimal> { ["USDT"] = 100_000 };

    public bool IsHedged { get; init; }
}
