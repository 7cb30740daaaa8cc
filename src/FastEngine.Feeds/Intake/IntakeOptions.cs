using FastEngine.Core;

namespace FastEngine.Feeds.Intake;

/// <summary>What the intake reads of the clock, hold and duplicate knobs: resolved and checked.</summary>
public sealed record IntakeOptions
{
    /// <summary>A clock event at each multiple of this that the highest exchange time passes.</summary>
    public long ClockPeriodNs { get; init; } = 250 * EngineTime.NsPerMs;

    /// <summary>Live: a trade behind missing ids is flagged, because they are asked for; a recording stays as it is.</summary>
    public bool MarksGaps { get; init; }

    /// <summary>A clock event carries its multiple less this, so that slightly late trades are not overtaken.</summary>
    public long ClockLatenessNs { get; init; } = 500 * EngineTime.NsPerMs;

    /// <summary>A trade further ahead of the highest accepted time is held until the next one confirms it.</summary>
    public long HoldAheadNs { get; init; } = EngineTime.NsPerHour;

    /// <summary>A trade whose price moved by more than this many parts per million is held likewise.</summary>
    public long HoldPricePpm { get; init; } = 100_000;

    /// <summary>Trade ids remembered of each instrument to recognise duplicates.</summary>
    public int DuplicateWindow { get; init; } = 4096;
}
