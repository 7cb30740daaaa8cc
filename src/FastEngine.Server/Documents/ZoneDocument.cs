namespace FastEngine.Server.Documents;

/// <summary>A zone, a gap or the value area of a chart.</summary>
public sealed record ZoneDocument
{
    /// <summary><c>demand</c>, <c>supply</c>, <c>gap</c> or <c>value</c>.</summary>
    public required string Kind { get; init; }

    public required double Low { get; init; }

    public required double High { get; init; }

    public required long SinceNs { get; init; }

    /// <summary>0 to 100; missing where it has none.</summary>
    public int? Strength { get; init; }
}
