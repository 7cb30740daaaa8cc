namespace FastEngine.Server.Documents;

/// <summary>Every setting in force.</summary>
public sealed record ConfigDocument
{
    public required string ConfigHash { get; init; }

    public required IReadOnlyList<KnobDocument> Knobs { get; init; }
}
