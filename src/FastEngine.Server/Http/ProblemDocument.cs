namespace FastEngine.Server.Http;

/// <summary>Problem details of RFC 9457.</summary>
public sealed record ProblemDocument
{
    public string Type { get; init; } = "about:blank";

    public required string Title { get; init; }

    public required int Status { get; init; }

    public string? Detail { get; init; }

    /// <summary>The fields that are wrong.</summary>
    public IReadOnlyList<ProblemField>? Errors { get; init; }
}
