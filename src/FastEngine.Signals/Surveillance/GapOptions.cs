using FastEngine.Core;

namespace FastEngine.Signals.Surveillance;

/// <summary>The knobs of fair value gaps; shares are in parts of a million.</summary>
public sealed record GapOptions
{
    /// <summary>Smallest gap, of the third candle's close.</summary>
    public int MinSizePpm { get; init; } = 2_000;

    /// <summary>A gap counts once the price was this share of itself away from it.</summary>
    public int ArmPpm { get; init; } = 1_000;

    /// <summary>A gap of this age goes.</summary>
    public long LifeNs { get; init; } = 24 * EngineTime.NsPerHour;

    /// <summary>Gaps kept of a symbol, both directions together; the oldest goes.</summary>
    public int MaxGaps { get; init; } = 64;

    internal void Check()
    {
        if (MaxGaps < 1) throw new ArgumentException($"at least one gap a symbol must be kept; this is {MaxGaps}");
        Ppm.Check(MinSizePpm, nameof(MinSizePpm));
        Ppm.Check(ArmPpm, nameof(ArmPpm));
    }
}
