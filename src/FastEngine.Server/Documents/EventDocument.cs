namespace FastEngine.Server.Documents;

/// <summary>Something that happened, in words.</summary>
public sealed record EventDocument
{
    /// <summary>Running number since the engine began; gaps mean nothing.</summary>
    public required long Number { get; init; }

    public required long TimeNs { get; init; }

    public required string Kind { get; init; }

    /// <summary><c>info</c>, <c>good</c>, <c>bad</c> or <c>warning</c>.</summary>
    public required string Tone { get; init; }

    public string? Symbol { get; init; }

    public required string Text { get; init; }
}
