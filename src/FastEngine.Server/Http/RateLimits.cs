using System.Threading.RateLimiting;

namespace FastEngine.Server.Http;

/// <summary>How often a token, and a stranger's address, may ask.</summary>
internal sealed class RateLimits(ApiOptions options) : IDisposable
{
    private const int GuessesAtOnce = 40;
    private const int OpenSecondsAtOnce = 5;

    private readonly PartitionedRateLimiter<string> _tokens = Buckets(options.RequestsPerSecond, options.Burst);

    // Only requests without a right token count here, so that guessing locks nobody out.
    private readonly PartitionedRateLimiter<string> _guesses = Buckets(1, GuessesAtOnce);

    // What a role does not allow is written down, on the disk each time: nobody is to keep the audit log busy by it.
    private readonly PartitionedRateLimiter<string> _refusals = Buckets(1, GuessesAtOnce);

    // The page's files, the document, health.
    private readonly PartitionedRateLimiter<string> _open = Buckets(options.OpenRequestsPerSecond, OpenSecondsAtOnce * options.OpenRequestsPerSecond);

    /// <returns>How long to wait; null when it may go on.</returns>
    public TimeSpan? OfToken(string name) => Ask(_tokens, name);

    /// <inheritdoc cref="OfToken"/>
    public TimeSpan? OfGuess(string address) => Ask(_guesses, address);

    /// <inheritdoc cref="OfToken"/>
    public TimeSpan? OfRefusal(string name) => Ask(_refusals, name);

    /// <inheritdoc cref="OfToken"/>
    public TimeSpan? OfStranger(string address) => Ask(_open, address);

    public void Dispose()
    {
        _refusals.Dispose();
        _open.Dispose();
        _tokens.Dispose();
        _guesses.Dispose();
    }

    private static TimeSpan? Ask(PartitionedRateLimiter<string> limiter, string key)
    {
        using var lease = limiter.AttemptAcquire(key);
        if (lease.IsAcquired) return null;
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(1);
    }

    // The limiter of them all gives each what is due to it; asked a thousand times a second, it makes nothing but a bucket for who is new.
    private static PartitionedRateLimiter<string> Buckets(int perSecond, int burst)
    {
        var options = new TokenBucketRateLimiterOptions { TokenLimit = burst, TokensPerPeriod = perSecond, ReplenishmentPeriod = TimeSpan.FromSeconds(1), QueueLimit = 0, AutoReplenishment = false };
        Func<string, RateLimiter> bucket = _ => new TokenBucketRateLimiter(options);
        return PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.Get(key, bucket));
    }
}
