namespace FastEngine.Signals.Decisions;

/// <summary>What level 4 asks for.</summary>
public sealed record BounceOptions
{
    /// <summary>The bounce must be above this.</summary>
    public double Min { get; init; } = 0.7;

    /// <summary>Volume of the joined candle over twice the mean must be above this.</summary>
    public double MinVolumeRatio { get; init; } = 1.5;

    /// <summary>Closed candles that the mean volume is over.</summary>
    public int VolumeCandles { get; init; } = 20;

    /// <summary>Least range of the joined candle, ticks.</summary>
    public int MinRangeTicks { get; init; } = 3;

    /// <summary>Window of the extreme that speed is measured from.</summary>
    public long SpeedWindowNs { get; init; } = 5_000_000_000;

    public double WickWeight { get; init; } = 0.4;
    public double CloseWeight { get; init; } = 0.4;
    public double SpeedWeight { get; init; } = 0.2;
}
