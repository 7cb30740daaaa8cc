using System.Collections.Immutable;
using FastEngine.Trading.Entry;

namespace FastEngine.Trading.Portfolio;

/// <summary>What the health score is made of. Curves are linear between their anchors and level beyond them.</summary>
public sealed record HealthOptions
{
    /// <summary>It is reckoned, and nothing follows from it.</summary>
    public static HealthOptions Off { get; } = new() { HoldsEntriesBelow = 0, TightensBelow = 0, ClosesBelow = 0 };

    /// <summary>By the unrealised result, percent of the equity.</summary>
    public ImmutableArray<Anchor> Pnl { get; init; } = [new(-5, 0), new(-2.5, 15), new(5, 30)];

    /// <summary>When flow, volume and profit of every position are with it.</summary>
    public double QualityPoints { get; init; } = 25;

    /// <summary>By the positions of one direction that share a correlation.</summary>
    public ImmutableArray<Anchor> Concentration { get; init; } = [new(1, 20), new(2, 15), new(3, 10), new(4, 5), new(5, 0)];

    /// <summary>By the mean time held, minutes.</summary>
    public ImmutableArray<Anchor> Hold { get; init; } = [new(5, 15), new(18, 12), new(30, 9), new(60, 0)];

    /// <summary>While no position's symbol is in high volatility, and while one is.</summary>
    public double CalmPoints { get; init; } = 10;
    public double WildPoints { get; init; } = 5;

    /// <summary>Imbalance of 30 s beyond which, or its reciprocal, flow takes a side; and the trades that it takes.</summary>
    public double FlowRatio { get; init; } = 1.5;
    public int FlowTrades { get; init; } = 5;

    /// <summary>Share of the volume of the last bars above which their aggressors take a side, percent.</summary>
    public double VolumeSharePct { get; init; } = 55;

    /// <summary>A result of at most this of its cost is neither profit nor loss.</summary>
    public int FlatPpm { get; init; } = 500;

    /// <summary>Scores below which nothing is entered, stops are tightened, and the worst positions are closed.</summary>
    public double HoldsEntriesBelow { get; init; } = 70;
    public double TightensBelow { get; init; } = 50;
    public double ClosesBelow { get; init; } = 30;

    /// <summary>How many of the worst.</summary>
    public int ClosesWorst { get; init; } = 2;

    /// <summary>Levels of a score: how many of the three it is below.</summary>
    public const int HoldsEntries = 1;
    public const int Tightens = 2;
    public const int Closes = 3;

    public int LevelOf(double score)
    {
        if (Scores.IsBelow(score, ClosesBelow)) return Closes;
        if (Scores.IsBelow(score, TightensBelow)) return Tightens;
        return Scores.IsBelow(score, HoldsEntriesBelow) ? HoldsEntries : 0;
    }

    /// <summary>Throws on a value that no configuration may have.</summary>
    internal void Check()
    {
        Ascend(Pnl, nameof(Pnl));
        Ascend(Concentration, nameof(Concentration));
        Ascend(Hold, nameof(Hold));
        if (FlowRatio < 1) throw new ArgumentOutOfRangeException(nameof(FlowRatio), FlowRatio, "must be at least 1");
        if (VolumeSharePct is < 50 or > 100) throw new ArgumentOutOfRangeException(nameof(VolumeSharePct), VolumeSharePct, "must be 50 to 100");
        if (FlatPpm < 0) throw new ArgumentOutOfRangeException(nameof(FlatPpm), FlatPpm, "must not be negative");
        if (ClosesWorst < 0) throw new ArgumentOutOfRangeException(nameof(ClosesWorst), ClosesWorst, "must not be negative");
        if (ClosesBelow > TightensBelow || TightensBelow > HoldsEntriesBelow)
            throw new ArgumentOutOfRangeException(nameof(ClosesBelow), $"{ClosesBelow}, {TightensBelow}, {HoldsEntriesBelow}", "must ascend");
    }

    private static void Ascend(ImmutableArray<Anchor> curve, string name)
    {
        if (curve.IsDefaultOrEmpty) throw new ArgumentOutOfRangeException(name, "none", "needs an anchor");
        for (var i = 1; i < curve.Length; i++)
            if (curve[i].At <= curve[i - 1].At) throw new ArgumentOutOfRangeException(name, curve[i].At, "must be above the anchor before it");
    }
}
