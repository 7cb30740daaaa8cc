namespace FastEngine.Server;

/// <summary>An operator's command, in the words of the API.</summary>
public sealed record EngineCommand
{
    public required EngineCommandKind Kind { get; init; }

    /// <summary>Of <see cref="EngineCommandKind.Close"/>: a symbol's name, null for all.</summary>
    public string? Symbol { get; init; }

    /// <summary>Of <see cref="EngineCommandKind.Close"/>: <c>long</c>, <c>short</c>, <c>unattributed</c>; null for everything.</summary>
    public string? Side { get; init; }

    /// <summary>Of <see cref="EngineCommandKind.Close"/>: one strategy position by its number.</summary>
    public long? Position { get; init; }
}
