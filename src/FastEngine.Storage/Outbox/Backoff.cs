namespace FastEngine.Storage.Outbox;

/// <summary>How long to wait after failures: doubling to a cap, with jitter, so that several engines do not come back together.</summary>
public sealed class Backoff(TimeSpan first, TimeSpan cap, Random random)
{
    /// <summary>Failures since the last success.</summary>
    public int Failures { get; private set; }

    public void Reset() => Failures = 0;

    /// <returns>Between half of the step and all of it.</returns>
    public TimeSpan Next()
    {
        var step = Math.Min(cap.TotalMilliseconds, first.TotalMilliseconds * Math.Pow(2, Math.Min(Failures++, 40)));
        return TimeSpan.FromMilliseconds(step * (0.5 + random.NextDouble() / 2));
    }
}
