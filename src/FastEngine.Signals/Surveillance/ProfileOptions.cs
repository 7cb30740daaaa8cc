using FastEngine.Core;

namespace FastEngine.Signals.Surveillance;

/// <summary>The knobs of the volume profile; shares are in parts of a million.</summary>
public sealed record ProfileOptions
{
    /// <summary>The profile holds the trades of this long before its boundary; a multiple of the period.</summary>
    public long WindowNs { get; init; } = 15 * EngineTime.NsPerMinute;

    /// <summary>A profile is published at each multiple of this.</summary>
    public long PeriodNs { get; init; } = 5 * EngineTime.NsPerMinute;

    /// <summary>Width of a bin, of the symbol's first price.</summary>
    public int BinPpm { get; init; } = 100;

    /// <summary>A price further than this from the one that set the bins sets them anew.</summary>
    public int RebinPpm { get; init; } = 200_000;

    /// <summary>Share of the volume that the value area holds.</summary>
    public int ValueAreaPpm { get; init; } = 700_000;

    /// <summary>The price is at an edge within this of the price...</summary>
    public int EdgePpm { get; init; } = 1_000;

    /// <summary>...and within this of the area's width.</summary>
    public int EdgeWidthPpm { get; init; } = 250_000;

    /// <summary>Bins that one period's histogram of one symbol can hold; a power of two.</summary>
    public int Capacity { get; init; } = 1024;

    internal int Periods => (int)(WindowNs / PeriodNs);

    internal void Check()
    {
        if (PeriodNs <= 0 || WindowNs < PeriodNs || WindowNs % PeriodNs != 0)
            throw new ArgumentException($"the profile's window of {WindowNs} ns must be a multiple of its period of {PeriodNs} ns");
        if (WindowNs / PeriodNs > 60)
            throw new ArgumentException($"the profile's window may hold 60 periods; this is {WindowNs / PeriodNs}");
        if (Capacity <= 0 || (Capacity & (Capacity - 1)) != 0)
            throw new ArgumentException($"the profile's capacity must be a power of two; this is {Capacity}");
        if (ValueAreaPpm is < 1 or > Ppm.One)
            throw new ArgumentException($"the value area holds 1 to {Ppm.One:N0} parts of a million of the volume; this is {ValueAreaPpm}");
        Ppm.Check(BinPpm, nameof(BinPpm));
        Ppm.Check(RebinPpm, nameof(RebinPpm));
        Ppm.Check(EdgePpm, nameof(EdgePpm));
        Ppm.Check(EdgeWidthPpm, nameof(EdgeWidthPpm));
    }
}
