using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Trading.Execution;

/// <summary>How approved entries are worked.</summary>
public sealed record ExecutionOptions
{
    public const int MostSlices = 64;

    public EntryStyle Style { get; init; }

    /// <summary>How long a post-only order waits, how far the price may run from its arrival meanwhile, and whether the rest then goes to market.</summary>
    public long PostOnlyWaitNs { get; init; } = 3 * EngineTime.NsPerSecond;
    public int PostOnlyMovePpm { get; init; } = 500;
    public bool PostOnlyFallsBack { get; init; } = true;

    /// <summary>How far beyond the touch an immediate order may fill, ppm.</summary>
    public int IocTolerancePpm { get; init; } = 100;

    /// <summary>Slices, and the time from the first to the end of the last.</summary>
    public int Slices { get; init; } = 6;
    public long SliceSpanNs { get; init; } = 30 * EngineTime.NsPerSecond;

    /// <summary>Smart: a spread up to this is tight, ppm; a notional from <see cref="SmartLarge"/> on is sliced, 0 for never.</summary>
    public int SmartTightPpm { get; init; } = 20;
    public Int128 SmartLarge { get; init; }
    public Urgency SmartUrgency { get; init; } = Urgency.Medium;

    internal void Check()
    {
        Within(PostOnlyWaitNs, 1, EngineTime.NsPerHour, nameof(PostOnlyWaitNs));
        Within(PostOnlyMovePpm, 0, 1_000_000, nameof(PostOnlyMovePpm));
        Within(IocTolerancePpm, 0, 1_000_000, nameof(IocTolerancePpm));
        Within(Slices, 1, MostSlices, nameof(Slices));
        Within(SliceSpanNs, 1, 24 * EngineTime.NsPerHour, nameof(SliceSpanNs));
        Within(SmartTightPpm, 0, 1_000_000, nameof(SmartTightPpm));
    }

    private static void Within(long value, long least, long most, string name)
    {
        if (value < least || value > most) throw new ArgumentOutOfRangeException(name, value, $"must be {least} to {most}");
    }
}
