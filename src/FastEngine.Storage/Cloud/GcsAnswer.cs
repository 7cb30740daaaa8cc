namespace FastEngine.Storage.Cloud;

/// <summary>An answer of the server, as far as an upload needs it.</summary>
internal sealed record GcsAnswer(GcsOutcome Outcome)
{
    public Uri? Session { get; init; }

    public GcsObject? Object { get; init; }

    public long NextByte { get; init; }

    /// <summary>Why it is to be tried again.</summary>
    public string Error { get; init; } = "";

    /// <summary>The server asks for at least this pause.</summary>
    public TimeSpan RetryAfter { get; init; }

    public static GcsAnswer Retry(string error, TimeSpan after = default) => new(GcsOutcome.Retry) { Error = error, RetryAfter = after };
}
