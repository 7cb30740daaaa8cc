namespace FastEngine.Venues.Binance.Rest;

/// <summary>How the venue's REST interface is reached.</summary>
public sealed record RestOptions
{
    /// <summary>Host, without a path.</summary>
    public required Uri Host { get; init; }

    public long ReceiveWindowMs { get; init; } = 5_000;

    /// <summary>Of one attempt.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Attempts after the first of a request that may be sent again.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>Before the first of them; doubled each time, with jitter.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Share of failures from which on the venue is left alone.</summary>
    public double BreakAtFailures { get; init; } = 0.5;

    /// <summary>Requests that must have been made for that within <see cref="BreakWindow"/>.</summary>
    public int BreakAtLeast { get; init; } = 10;

    public TimeSpan BreakWindow { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>For how long it is left alone.</summary>
    public TimeSpan BreakFor { get; init; } = TimeSpan.FromSeconds(5);
}
