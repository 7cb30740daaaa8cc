using FastEngine.Core.Execution;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Dtms;

/// <summary>What is known of a position that is managed.</summary>
internal struct DtmsTrade
{
    /// <summary>No hedge.</summary>
    public const int None = -1;

    public long PositionId;

    /// <summary>Time of the trade thread at its first fill.</summary>
    public long OpenedNs;

    /// <summary>Since when it is in its state.</summary>
    public long SinceNs;

    public long NextFastNs;

    /// <summary>Not before it, unless something forces it.</summary>
    public long NextDeepNs;

    public long LastDeepNs;

    /// <summary>End of the bar whose break forced a deep check last.</summary>
    public long BreakBarNs;

    /// <summary>What was closed of it, and not added again.</summary>
    public long Closed;

    /// <summary>Order that adds again, 0 for none.</summary>
    public long ReAddOrder;

    /// <summary>R: price units between average entry and initial stop when the entry was done; 0 before.</summary>
    public double Risk;

    /// <summary>At the last deep check.</summary>
    public double Score;
    public double CheckedR;

    /// <summary>What the hedge was sent for.</summary>
    public double HedgeMeasured;
    public double HedgeLimit;

    /// <summary>Slot of its hedge, sent or open.</summary>
    public int Hedge;

    public DtmsState State;
    public DtmsCause HedgeCause;
    public bool IsUsed;
    public bool IsMonitored;

    /// <summary>Something of the order that adds again has filled.</summary>
    public bool HasReAdded;

    /// <summary>The second warning has closed its part.</summary>
    public bool HasReduced;

    /// <summary>Since the second warning it was reduced where no hedge was possible.</summary>
    public bool HasReducedInstead;

    /// <summary>The next fast check is to be a deep one.</summary>
    public bool IsDeepForced;

    /// <summary>At the last fast check the VWAP was turned against it.</summary>
    public bool WasFlipped;

    public DtmsMarket Market;

    public const int SnapshotSize = 9 * sizeof(long) + 5 * sizeof(double) + sizeof(int) + 8 + DtmsMarket.SnapshotSize;

    public readonly void Write(ref SnapshotWriter writer)
    {
        writer.Put(PositionId);
        writer.Put(OpenedNs);
        writer.Put(SinceNs);
        writer.Put(NextFastNs);
        writer.Put(NextDeepNs);
        writer.Put(LastDeepNs);
        writer.Put(BreakBarNs);
        writer.Put(Closed);
        writer.Put(ReAddOrder);
        writer.Put(Risk);
        writer.Put(Score);
        writer.Put(CheckedR);
        writer.Put(HedgeMeasured);
        writer.Put(HedgeLimit);
        writer.Put(Hedge);
        writer.Put((byte)State);
        writer.Put((byte)HedgeCause);
        writer.Put(IsMonitored);
        writer.Put(HasReAdded);
        writer.Put(HasReduced);
        writer.Put(HasReducedInstead);
        writer.Put(IsDeepForced);
        writer.Put(WasFlipped);
        Market.Write(ref writer);
    }

    public static DtmsTrade Read(ref SnapshotReader reader) => new()
    {
        PositionId = reader.Int64(), OpenedNs = reader.Int64(), SinceNs = reader.Int64(), NextFastNs = reader.Int64(), NextDeepNs = reader.Int64(),
        LastDeepNs = reader.Int64(), BreakBarNs = reader.Int64(), Closed = reader.Int64(), ReAddOrder = reader.Int64(),
        Risk = reader.Double(), Score = reader.Double(), CheckedR = reader.Double(), HedgeMeasured = reader.Double(), HedgeLimit = reader.Double(),
        Hedge = reader.Int32(), State = (DtmsState)reader.Byte(), HedgeCause = (DtmsCause)reader.Byte(),
        IsMonitored = reader.Bool(), HasReAdded = reader.Bool(), HasReduced = reader.Bool(), HasReducedInstead = reader.Bool(), IsDeepForced = reader.Bool(),
        WasFlipped = reader.Bool(), Market = DtmsMarket.Read(ref reader), IsUsed = true,
    };
}
