namespace FastEngine.Host.Diffing;

/// <summary>What one side of a comparison decided and traded.</summary>
public sealed record DecidedRun
{
    /// <summary>As the person who compares calls it.</summary>
    public required string Name { get; init; }

    public required string ConfigHash { get; init; }

    public required string SignalsHash { get; init; }

    public required string? OutputHash { get; init; }

    /// <summary>Length of the fastest candle.</summary>
    public required long FastestNs { get; init; }

    /// <summary>In stream order.</summary>
    public required IReadOnlyList<SignalRow> Signals { get; init; }

    /// <summary>In the order of their ends.</summary>
    public required IReadOnlyList<TradeRow> Trades { get; init; }

    /// <summary>SHA-256 of its inputs as stored, in their order.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>Settings that change results, by key; none when they are not known.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    public decimal Net => Trades.Sum(trade => trade.Net);
}
