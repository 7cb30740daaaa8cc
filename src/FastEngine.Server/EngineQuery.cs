namespace FastEngine.Server;

/// <summary>One statement over the databases, and how its rows are wanted.</summary>
public sealed record EngineQuery
{
    public required string Sql { get; init; }

    /// <summary>Whose tables it sees; empty for all.</summary>
    public IReadOnlyList<string> Symbols { get; init; } = [];

    /// <summary><c>json</c> or <c>csv</c>.</summary>
    public string Format { get; init; } = "json";

    public required int Limit { get; init; }

    public required TimeSpan Timeout { get; init; }
}
