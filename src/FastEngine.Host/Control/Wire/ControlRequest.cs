namespace FastEngine.Host.Control.Wire;

/// <summary>A request as it travels: one line of JSON. Which members count depends on the verb.</summary>
internal sealed record ControlRequest
{
    public const string Status = "status";
    public const string Query = "query";
    public const string Command = "command";

    public int V { get; init; }

    public string? Verb { get; init; }

    public string? Sql { get; init; }

    public string[]? Symbols { get; init; }

    public RowFormat Format { get; init; }

    public int? Limit { get; init; }

    public long? TimeoutNs { get; init; }

    public string? Name { get; init; }

    public string[]? Arguments { get; init; }
}
