namespace FastEngine.Server.Http;

/// <summary>What an endpoint takes in the query string.</summary>
internal sealed record Argument(string Name, string Meaning)
{
    /// <summary>All that it may be; null when that is not known before.</summary>
    public IReadOnlyList<string>? Among { get; init; }

    /// <summary>Of a whole number: its ends.</summary>
    public (int Least, int Most)? Range { get; init; }
}
