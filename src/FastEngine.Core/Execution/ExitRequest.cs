namespace FastEngine.Core.Execution;

/// <summary>A shard's exit rules want a position closed, wholly or in part.</summary>
public struct ExitRequest
{
    /// <summary>Engine time of the symbol, ns since the epoch.</summary>
    public long TimeNs;

    /// <summary>Sequence of the event that caused it.</summary>
    public long Sequence;

    public long PositionId;

    /// <summary>Last price of the symbol.</summary>
    public long Price;

    /// <summary>Stop price in force when it was asked for.</summary>
    public long StopPrice;

    /// <summary>The rule's measured value: the streak of adverse moves, or the imbalance of the shortest exit window.</summary>
    public double Measured;

    /// <summary>What the value was compared with.</summary>
    public double Threshold;

    public long PublishedStamp;
    public long DecidedStamp;

    public int InstrumentId;

    /// <summary>Part of the quantity to close, in parts per million; 1,000,000 is all.</summary>
    public int PartPpm;

    public ExitReason Reason;

    /// <summary>Of a dump.</summary>
    public DumpSignal Dump;
}
