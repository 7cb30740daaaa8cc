namespace FastEngine.Core.Execution;

/// <summary>A strategy wants to enter: from a shard to the trade thread. What it was decided on is in the decision record of the same number.</summary>
public struct Signal
{
    /// <summary>Engine time of the symbol, ns since the epoch.</summary>
    public long TimeNs;

    /// <summary>Sequence of the deciding event in the merged input.</summary>
    public long Sequence;

    /// <summary>Number of the decision record among the symbol's.</summary>
    public long Decision;

    /// <summary>Price of the deciding trade, at the instrument's price scale.</summary>
    public long Price;

    /// <summary>Far edge of the matched zone that lies furthest, 0 when it was taken at none; the initial stop comes from it.</summary>
    public long ZoneEdge;

    /// <summary>Bounce times imbalance, or bounce over imbalance for a short.</summary>
    public double EntryScore;

    /// <summary>Sum of the weighted filters.</summary>
    public double Confluence;

    /// <summary>Monotonic stamp of the deciding tick's publication, 0 when it was not taken; never hashed.</summary>
    public long PublishedStamp;

    /// <summary>Monotonic stamp when the shard had decided; never hashed.</summary>
    public long DecidedStamp;

    /// <summary>The best price that the entry may wait at, as a post-only order; 0 for an entry as the engine is configured to work them.</summary>
    public long LimitPrice;

    /// <summary>For how long an entry that waits is left at the venue, ns; meaningless without a limit price.</summary>
    public long LifeNs;

    /// <summary>Where the position takes its profit, by a limit leg at the venue; 0 for where its strategy is configured to.</summary>
    public long TargetPrice;

    /// <summary>Best bid and ask when it was decided, 0 where no quotes are read.</summary>
    public long Bid;
    public long Ask;

    public int InstrumentId;

    /// <summary>Index of the strategy in the configured list.</summary>
    public int StrategyId;

    /// <summary>Part of the size that is to be taken, ppm; 0 for all of it.</summary>
    public int SizePpm;

    public Direction Direction;
}
