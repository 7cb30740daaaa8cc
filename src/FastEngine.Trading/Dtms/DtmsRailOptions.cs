using FastEngine.Core;

namespace FastEngine.Trading.Dtms;

/// <summary>When no new risk is taken: near news, and on old data.</summary>
public sealed record DtmsRailOptions
{
    /// <summary>Times of the news, rising, ns since the epoch.</summary>
    public IReadOnlyList<long> NewsNs { get; init; } = [];

    public long BeforeNewsNs { get; init; } = 30 * EngineTime.NsPerMinute;
    public long AfterNewsNs { get; init; } = 15 * EngineTime.NsPerMinute;

    /// <summary>Oldest data that new risk is taken on.</summary>
    public long MaxAgeNs { get; init; } = 5 * EngineTime.NsPerMinute;

    internal void Check()
    {
        DtmsChecks.AtLeast(BeforeNewsNs, 0, nameof(BeforeNewsNs));
        DtmsChecks.AtLeast(AfterNewsNs, 0, nameof(AfterNewsNs));
        DtmsChecks.Positive(MaxAgeNs, nameof(MaxAgeNs));
        for (var i = 1; i < NewsNs.Count; i++) DtmsChecks.AtLeast(NewsNs[i], NewsNs[i - 1], nameof(NewsNs));
    }
}
