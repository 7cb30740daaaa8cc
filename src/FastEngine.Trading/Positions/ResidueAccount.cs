using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Positions;

/// <summary>The account <c>UNATTRIBUTED</c> of an exchange position: what the venue has of it and no strategy.</summary>
internal struct ResidueAccount
{
    public const int SnapshotSize = AverageCost.SnapshotSize + 2 * 16 + 3 * sizeof(long) + ClosedSoFar.SnapshotSize;

    /// <summary>Negative when the strategies think that they are longer than the venue says, or less short.</summary>
    public AverageCost Held;

    /// <summary>Of what is held, not yet in a row.</summary>
    public Int128 Fees;

    /// <summary>Received while no strategy had a position, not yet in a row.</summary>
    public Int128 Funding;

    /// <summary>A new one each time that it begins to hold something, 0 while it holds nothing.</summary>
    public long PositionId;

    /// <summary>Venue time of the fill that began it.</summary>
    public long EntryTimeNs;

    /// <summary>The order that began it, 0 when it was none of ours.</summary>
    public long EntryOrder;

    /// <summary>Since it began to hold something.</summary>
    public ClosedSoFar Closed;

    public readonly Direction Direction => Held.Quantity < 0 ? Direction.Short : Direction.Long;

    public readonly void Write(ref SnapshotWriter writer)
    {
        Held.Write(ref writer);
        writer.Put(Fees);
        writer.Put(Funding);
        writer.Put(PositionId);
        writer.Put(EntryTimeNs);
        writer.Put(EntryOrder);
        Closed.Write(ref writer);
    }

    public static ResidueAccount Read(ref SnapshotReader reader) => new()
    {
        Held = AverageCost.Read(ref reader), Fees = reader.Int128(), Funding = reader.Int128(), PositionId = reader.Int64(),
        EntryTimeNs = reader.Int64(), EntryOrder = reader.Int64(), Closed = ClosedSoFar.Read(ref reader),
    };

    public readonly OpenPosition Snapshot(int instrumentId, long mark) => new()
    {
        PositionId = PositionId, EntryTimeNs = EntryTimeNs, Quantity = Math.Abs(Held.Quantity), Cost = Held.Cost, Fees = Fees, Funding = Funding,
        MarkPrice = mark, EntryOrder = EntryOrder, InstrumentId = instrumentId, StrategyId = ReservedStrategies.Unattributed, Direction = Direction,
    };
}
