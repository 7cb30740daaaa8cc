namespace FastEngine.Server.Documents;

/// <summary>An entry or an exit on a chart.</summary>
public sealed record MarkerDocument
{
    public required long TimeNs { get; init; }

    /// <summary><c>entry</c> or <c>exit</c>.</summary>
    public required string Kind { get; init; }

    public required string Side { get; init; }

    public required double Price { get; init; }

    public required long PositionId { get; init; }

    /// <summary>Of an exit: why, and what it brought.</summary>
    public string? Text { get; init; }

    /// <summary>Of an exit.</summary>
    public double? Pnl { get; init; }
}
