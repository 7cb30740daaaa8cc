namespace FastEngine.Signals.Surveillance;

/// <summary>The knobs of demand and supply zones; shares are in parts of a million of the price, multiples in thousandths.</summary>
public sealed record ZoneOptions
{
    /// <summary>The wick is longer than this multiple of the body (of one tick, when the body is smaller).</summary>
    public int WickMultipleMilli { get; init; } = 2_000;

    /// <summary>The volume is above this multiple of the mean of the candles before.</summary>
    public int VolumeMultipleMilli { get; init; } = 1_500;

    /// <summary>How many candles before make that mean.</summary>
    public int VolumeCandles { get; init; } = 20;

    /// <summary>Zones kept of a symbol, both sides together; the oldest goes.</summary>
    public int MaxZones { get; init; } = 50;

    /// <summary>A price is at a zone or a line within this of the current price on each side.</summary>
    public int WidenPpm { get; init; } = 1_000;

    /// <summary>The near edge of an opposite zone is a target from here...</summary>
    public int TargetMinPpm { get; init; } = 3_000;

    /// <summary>...to here beyond the price.</summary>
    public int TargetMaxPpm { get; init; } = 20_000;

    /// <summary>After this many tests a zone is no longer worth <see cref="TestedStrength"/>.</summary>
    public int FewTests { get; init; } = 2;

    public int FreshStrength { get; init; } = 100;

    public int TestedStrength { get; init; } = 70;

    public int WornStrength { get; init; } = 40;

    /// <summary>What a zone that was tested this often is worth, in points of 100.</summary>
    public int StrengthOf(int tests) => tests == 0 ? FreshStrength : tests <= FewTests ? TestedStrength : WornStrength;

    internal void Check()
    {
        if (MaxZones < 1) throw new ArgumentException($"at least one zone a symbol must be kept; this is {MaxZones}");
        if (VolumeCandles < 1) throw new ArgumentException($"a mean volume needs at least one candle; this is {VolumeCandles}");
        if (TargetMaxPpm < TargetMinPpm)
            throw new ArgumentException($"a target ends at {TargetMaxPpm} parts of a million, before it begins at {TargetMinPpm}");
        Ppm.Check(WidenPpm, nameof(WidenPpm));
    }
}
