namespace FastEngine.Server.Documents;

/// <summary>What holds the kill switch.</summary>
public sealed record CauseDocument
{
    public required string Reason { get; init; }

    public required string Level { get; init; }

    public required long SinceNs { get; init; }
}
