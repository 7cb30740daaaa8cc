namespace FastEngine.Feeds.Generation;

/// <summary>What was really injected into a tape: the truth to hold a reader's counters against.</summary>
public sealed class FaultReport
{
    private readonly long[] _counts = new long[(int)FaultKind.Escaped + 1];

    /// <summary>How many there are of a fault on the tape.</summary>
    public long this[FaultKind kind] => _counts[(int)kind];

    public long Total => _counts.Sum();

    /// <summary>Trade ids left out by <see cref="FaultKind.IdGap"/>. Trades that must not count leave holes too: a reader drops them before it looks at ids.</summary>
    public long MissingIds { get; internal set; }

    internal void Count(FaultKind kind) => _counts[(int)kind]++;
}
