namespace FastEngine.Server.Documents;

/// <summary>How many evaluations of a symbol got how far.</summary>
public sealed record FunnelDocument
{
    public required long Evaluations { get; init; }

    public required long Warm { get; init; }

    public required long Level1 { get; init; }

    public required long Level2 { get; init; }

    public required long Level3 { get; init; }

    public required long Level4 { get; init; }

    public required long Signals { get; init; }
}
