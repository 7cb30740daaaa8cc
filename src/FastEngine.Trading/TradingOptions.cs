using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Trading;

/// <summary>What the trade stage reads of the configuration, resolved: nanoseconds, parts per million, money as integers at its scale.</summary>
public sealed record TradingOptions
{
    public const int MaxLeverage = 10;
    public const int MostRiskPpm = 20_000;
    public const int MostExposurePpm = 100_000_000;

    public Int128 StartingEquity { get; init; } = 10_000 * Money.One;

    /// <summary>On margined markets; spot has 1.</summary>
    public int Leverage { get; init; } = 3;

    /// <summary>Part of the current equity that a position may lose at its stop.</summary>
    public int RiskPpm { get; init; } = 5_000;

    /// <summary>What the same may be after all factors; at most 2 %.</summary>
    public int MaxRiskPpm { get; init; } = MostRiskPpm;

    /// <summary>Largest notional of an entry, 0 for no limit.</summary>
    public Int128 MaxPosition { get; init; }

    /// <summary>Nearest and furthest initial stop.</summary>
    public int StopMinPpm { get; init; } = 2_000;
    public int StopMaxPpm { get; init; } = 5_000;

    /// <summary>Open and pending strategy positions.</summary>
    public int MaxPositions { get; init; } = 5;

    /// <summary>What <see cref="MaxPositions"/> may be raised to while the stage runs; its tables are made for it. 0: to nothing higher.</summary>
    public int PositionCapacity { get; init; }

    public SameDirection SameDirection { get; init; }

    /// <summary>Notional over equity, of everything and of a symbol.</summary>
    public int TotalExposurePpm { get; init; } = 3_000_000;
    public int SymbolExposurePpm { get; init; } = 1_000_000;

    /// <summary>Whether sizing takes what the symbol's limit leaves instead of being refused for it: risk over a near stop exceeds the limit.</summary>
    public bool FitExposure { get; init; } = true;

    /// <summary>Available margin over equity below which nothing is entered.</summary>
    public int MarginBufferPpm { get; init; } = 500_000;

    /// <summary>Furthest that a signal's price may be from the last known one.</summary>
    public int PriceBandPpm { get; init; } = 10_000;

    /// <summary>No entry whose stop would be further, whatever sizing was told.</summary>
    public int FurthestStopPpm { get; init; } = 5_000;

    /// <summary>How long a signal waits for the close of an opposite position.</summary>
    public long ParkedMaxAgeNs { get; init; } = 2 * EngineTime.NsPerSecond;

    /// <summary>Least score of each confluence band.</summary>
    public double LowConfluence { get; init; } = 3;
    public double MediumConfluence { get; init; } = 5;
    public double HighConfluence { get; init; } = 7;

    /// <summary>Factor of the size by the signal's confluence band.</summary>
    public int NoneFactorPpm { get; init; } = 1_000_000;
    public int LowFactorPpm { get; init; } = 1_000_000;
    public int MediumFactorPpm { get; init; } = 1_000_000;
    public int HighFactorPpm { get; init; } = 1_000_000;

    /// <summary>Period of the account's ledger events.</summary>
    public long AccountSampleNs { get; init; } = EngineTime.NsPerMinute;

    /// <summary>How the venue keeps positions of margined markets; spot is long-only and has no sides.</summary>
    public AccountMode Mode { get; init; }

    /// <summary>What a close takes that no fill explains: found by a reconciliation.</summary>
    public UnattributedClose UnattributedClose { get; init; }

    /// <summary>How long the venue's position differs from ours, with nothing under way, until the venue is taken to be right; also how long it is
    /// asked after it refused an exit because there is nothing to reduce.</summary>
    public long CorrectAfterNs { get; init; } = 2 * EngineTime.NsPerSecond;

    /// <summary>Likewise when the venue still shows what it did before our last fill: then its view is rather late than right.</summary>
    public long LateViewNs { get; init; } = 30 * EngineTime.NsPerSecond;

    /// <summary>Whether what belongs to no strategy is closed when it is without protection for too long.</summary>
    public bool CloseUnattributed { get; init; }

    public Safety.SafetyOptions Safety { get; init; } = new();
    public Protection.ProtectionOptions Protection { get; init; } = new();
    public Portfolio.PortfolioOptions Portfolio { get; init; } = new();
    public Dtms.DtmsOptions Dtms { get; init; } = new();
    public Doubt.DoubtOptions Doubt { get; init; } = new();
    public Execution.ExecutionOptions Execution { get; init; } = new();

    /// <summary>Of the configuration's hash, for client order ids; <see cref="ClientOrderId.TagOf"/>.</summary>
    public long ConfigTag { get; init; }

    internal int Capacity => PositionCapacity == 0 ? MaxPositions : PositionCapacity;

    /// <summary>Throws on a value that no configuration may have; the configuration refuses it earlier, with file and line.</summary>
    internal void Check()
    {
        if (StartingEquity <= 0) throw new ArgumentOutOfRangeException(nameof(StartingEquity), Money.ToText(StartingEquity), "must be positive");
        if (MaxPosition < 0) throw new ArgumentOutOfRangeException(nameof(MaxPosition), Money.ToText(MaxPosition), "must not be negative");
        Within(MaxRiskPpm, 1, MostRiskPpm, nameof(MaxRiskPpm));
        Within(MaxPositions, 1, 10_000, nameof(MaxPositions));
        if (PositionCapacity != 0) Within(PositionCapacity, MaxPositions, 10_000, nameof(PositionCapacity));
        Within(Leverage, LiveKnob.Leverage);
        Within(RiskPpm, LiveKnob.RiskPpm);
        Within(TotalExposurePpm, LiveKnob.TotalExposurePpm);
        Within(SymbolExposurePpm, LiveKnob.SymbolExposurePpm);
        Within(StopMinPpm, 1, 1_000_000, nameof(StopMinPpm));
        Within(StopMaxPpm, StopMinPpm, 1_000_000, nameof(StopMaxPpm));
        Within(FurthestStopPpm, 1, 1_000_000, nameof(FurthestStopPpm));
        Within(MarginBufferPpm, 0, 1_000_000, nameof(MarginBufferPpm));
        Within(PriceBandPpm, 1, 1_000_000, nameof(PriceBandPpm));
        Within(ParkedMaxAgeNs, 1, EngineTime.NsPerHour, nameof(ParkedMaxAgeNs));
        Within(AccountSampleNs, 1, 24 * EngineTime.NsPerHour, nameof(AccountSampleNs));
        Within(NoneFactorPpm, 0, 10_000_000, nameof(NoneFactorPpm));
        Within(LowFactorPpm, 0, 10_000_000, nameof(LowFactorPpm));
        Within(MediumFactorPpm, 0, 10_000_000, nameof(MediumFactorPpm));
        Within(HighFactorPpm, 0, 10_000_000, nameof(HighFactorPpm));
        Within(CorrectAfterNs, 1, EngineTime.NsPerHour, nameof(CorrectAfterNs));
        Within(LateViewNs, CorrectAfterNs, 24 * EngineTime.NsPerHour, nameof(LateViewNs));
        Safety.Check();
        Protection.Check();
        Portfolio.Check();
        Dtms.Check();
        Doubt.Check();
        Execution.Check();
    }

    private void Within(int value, LiveKnob knob)
    {
        var (least, most) = LiveLimits.RangeOf(knob, this);
        Within(value, least, most, knob.ToString());
    }

    private static void Within(long value, long least, long most, string name)
    {
        if (value < least || value > most) throw new ArgumentOutOfRangeException(name, value, $"must be {least} to {most}");
    }
}
