namespace FastEngine.Server.Documents;

/// <summary>One evaluation that ended differently from the one before it.</summary>
public sealed record DecisionDocument
{
    public required long TimeNs { get; init; }

    /// <summary>Running number among those of the symbol.</summary>
    public required long Decision { get; init; }

    public required string Symbol { get; init; }

    public required string Strategy { get; init; }

    public required string Direction { get; init; }

    public required string Price { get; init; }

    /// <summary>The level that it stopped at, 0 for warm-up; 5 when it passed all.</summary>
    public required int Level { get; init; }

    public string? Stop { get; init; }

    public required string Outcome { get; init; }

    /// <summary>Of the stop, with its threshold; missing when it has none.</summary>
    public double? Measured { get; init; }

    public double? Threshold { get; init; }

    public string? Zone { get; init; }

    public double? EntryScore { get; init; }

    public double? Confluence { get; init; }
}
