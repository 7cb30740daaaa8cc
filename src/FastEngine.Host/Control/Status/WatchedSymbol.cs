namespace FastEngine.Host.Control.Status;

/// <summary>A symbol that the engine follows.</summary>
public sealed record WatchedSymbol
{
    public string? Name { get; init; }

    /// <summary>As <c>warm</c>, <c>warming 3/14</c>, <c>tainted</c>.</summary>
    public string? State { get; init; }

    public string? Price { get; init; }

    public long Ticks { get; init; }

    public long Signals { get; init; }

    /// <summary>By an operator.</summary>
    public bool EntriesStopped { get; init; }
}
