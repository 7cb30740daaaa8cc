using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Positions;

/// <summary>A strategy position from the moment that its entry is sent until nothing of it can fill any more.</summary>
internal struct StrategyPosition
{
    public long PositionId;

    /// <summary>Venue time of the first fill.</summary>
    public long EntryTimeNs;

    /// <summary>Filled and not closed.</summary>
    public long Quantity;

    /// <summary>Sum of price times quantity over the open quantity.</summary>
    public Int128 Cost;

    /// <summary>Entry fees not yet allocated to closed parts.</summary>
    public Int128 Fees;

    public long EntryOrder;

    /// <summary>What the entry order may still fill; 0 when it is done.</summary>
    public long EntryRemaining;

    /// <summary>Quantity in live exit orders.</summary>
    public long Exiting;

    /// <summary>Quantity to close for which no exit order is out yet. <see cref="Exiting"/> and this are at most <see cref="Quantity"/>.</summary>
    public long Owed;

    /// <summary>Since when what is owed waits for the end of legs, 0 for not.</summary>
    public long HeldNs;

    /// <summary>Since when it is too small for the venue to sell, or until when nothing is sent because it said so; 0 for neither.</summary>
    public long DustNs;

    /// <summary>Price when the entry was decided; the notional of its remainder is reckoned at it.</summary>
    public long ReferencePrice;

    public long ZoneEdge;

    /// <summary>Initial stop of the average entry, 0 before the first fill.</summary>
    public long InitialStop;

    /// <summary>The stop in force as far as the trade thread knows: the shard's trailing stop at its last check, or tighter.</summary>
    public long StopPrice;

    /// <summary>0 for none.</summary>
    public long TargetPrice;

    /// <summary>Where its signal wanted the target, as a limit leg; 0 for where its strategy is configured to have it.</summary>
    public long SignalTarget;

    /// <summary>Of a hedge: the position that it hedges; 0 for none.</summary>
    public long ParentId;

    /// <summary>Net realised so far, fees and funding included.</summary>
    public Int128 Realised;

    /// <summary>Received of it in funding and not yet in a row.</summary>
    public Int128 Funding;

    public ClosedSoFar Closed;

    /// <summary>Number of the exchange position that its last fill was part of.</summary>
    public long ExchangePosition;

    public double Confluence;
    public double EntryScore;
    public int InstrumentId;
    public int StrategyId;
    public Direction Direction;
    public ExitReason OwedReason;

    public bool IsUsed;

    /// <summary>Its entry is to be cancelled: what fills of it is closed at once.</summary>
    public bool IsCancelling;

    /// <summary>Something of it has filled: its shard knows it.</summary>
    public bool HasOpened;

    /// <summary>Nothing is open or can fill any more; legs at the venue may keep the slot.</summary>
    public bool HasClosed;

    /// <summary>One of its fees had no rate.</summary>
    public bool IsFeeUnconverted;

    /// <summary>Leg orders that are not done.</summary>
    public byte LiveLegs;

    public readonly bool IsHedge => ParentId != 0;
    public readonly long SignedQuantity => Direction == Direction.Long ? Quantity : -Quantity;
    public readonly Side EntrySide => Direction == Direction.Long ? Side.Buy : Side.Sell;

    /// <summary>Whether it is open, or may come to be on purpose.</summary>
    public readonly bool Counts => IsUsed && (Quantity > 0 || (EntryRemaining > 0 && !IsCancelling));
    public readonly Side ExitSide => Direction == Direction.Long ? Side.Sell : Side.Buy;

    public const int SnapshotSize = 17 * sizeof(long) + 4 * 16 + 2 * sizeof(double) + 2 * sizeof(int) + 7 + ClosedSoFar.SnapshotSize;

    public readonly void Write(ref SnapshotWriter writer)
    {
        writer.Put(PositionId);
        writer.Put(EntryTimeNs);
        writer.Put(Quantity);
        writer.Put(Cost);
        writer.Put(Fees);
        writer.Put(EntryOrder);
        writer.Put(EntryRemaining);
        writer.Put(Exiting);
        writer.Put(Owed);
        writer.Put(ReferencePrice);
        writer.Put(ZoneEdge);
        writer.Put(InitialStop);
        writer.Put(StopPrice);
        writer.Put(TargetPrice);
        writer.Put(ParentId);
        writer.Put(Realised);
        writer.Put(Funding);
        writer.Put(Confluence);
        writer.Put(EntryScore);
        writer.Put(InstrumentId);
        writer.Put(StrategyId);
        writer.Put((byte)Direction);

        // Left over from an exit that went out; nothing reads it.
        writer.Put(Owed == 0 ? (byte)ExitReason.None : (byte)OwedReason);
        writer.Put(IsCancelling);
        writer.Put(HasOpened);
        writer.Put(HasClosed);
        writer.Put(LiveLegs);
        Closed.Write(ref writer);
        writer.Put(ExchangePosition);
        writer.Put(HeldNs);
        writer.Put(DustNs);
        writer.Put(IsFeeUnconverted);
        writer.Put(SignalTarget);
    }

    public static StrategyPosition Read(ref SnapshotReader reader) => new()
    {
        PositionId = reader.Int64(), EntryTimeNs = reader.Int64(), Quantity = reader.Int64(), Cost = reader.Int128(), Fees = reader.Int128(),
        EntryOrder = reader.Int64(), EntryRemaining = reader.Int64(), Exiting = reader.Int64(), Owed = reader.Int64(), ReferencePrice = reader.Int64(),
        ZoneEdge = reader.Int64(), InitialStop = reader.Int64(), StopPrice = reader.Int64(), TargetPrice = reader.Int64(), ParentId = reader.Int64(),
        Realised = reader.Int128(), Funding = reader.Int128(), Confluence = reader.Double(), EntryScore = reader.Double(), InstrumentId = reader.Instrument("a position"),
        StrategyId = reader.Int32(), Direction = (Direction)reader.Byte(), OwedReason = (ExitReason)reader.Byte(), IsCancelling = reader.Bool(),
        HasOpened = reader.Bool(), HasClosed = reader.Bool(), LiveLegs = reader.Byte(), Closed = ClosedSoFar.Read(ref reader), ExchangePosition = reader.Int64(), HeldNs = reader.Int64(), DustNs = reader.Int64(),
        IsFeeUnconverted = reader.Bool(), SignalTarget = reader.Int64(), IsUsed = true,
    };

    public readonly PositionUpdate Update(PositionUpdateKind kind, long nowNs) => new()
    {
        PositionId = PositionId, TimeNs = nowNs, Quantity = Quantity, Cost = Cost, ZoneEdge = ZoneEdge,
        InstrumentId = InstrumentId, StrategyId = StrategyId, Direction = Direction, Kind = kind,
    };

    public readonly OpenPosition Snapshot(long mark) => new()
    {
        PositionId = PositionId, EntryTimeNs = EntryTimeNs, Quantity = Quantity, Cost = Cost, Fees = Fees, Funding = Funding, MarkPrice = mark,
        EntryOrder = EntryOrder, StopPrice = StopPrice, TargetPrice = TargetPrice, ParentId = ParentId,
        InstrumentId = InstrumentId, StrategyId = StrategyId, Direction = Direction,
    };

    /// <summary>The cost of a part of the open quantity, rounded half away from zero; of all of it, all.</summary>
    public readonly Int128 CostOf(long part) => AverageCost.PartOf(Cost, part, Quantity);

    /// <summary>Entry fees of a part of the open quantity; of all of it, all.</summary>
    public readonly Int128 FeesOf(long part) => part == Quantity ? Fees : Money.Share(Fees, part, Quantity);

    /// <summary>Likewise of the funding that is in no row yet.</summary>
    public readonly Int128 FundingOf(long part) => part == Quantity ? Funding : Money.Share(Funding, part, Quantity);
}
