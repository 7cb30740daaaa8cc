using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Doubt;

/// <summary>An order that is done: what a late report of it has to be booked by.</summary>
internal struct EndedOrder
{
    public const int SnapshotSize = 4 * sizeof(long) + sizeof(int) + 4;

    public long Order;
    public long PositionId;
    public long Quantity;

    /// <summary>What was booked of it.</summary>
    public long Filled;

    public int InstrumentId;
    public Side Side;
    public Direction Direction;
    public OrderLeg Leg;

    /// <summary>The venue has it, or had.</summary>
    public bool IsKnown;

    public readonly void Write(ref SnapshotWriter writer)
    {
        writer.Put(Order);
        writer.Put(PositionId);
        writer.Put(Quantity);
        writer.Put(Filled);
        writer.Put(InstrumentId);
        writer.Put((byte)Side);
        writer.Put((byte)Direction);
        writer.Put((byte)Leg);
        writer.Put(IsKnown);
    }

    /// <summary>Of an instrument that is not configured any more it has no number.</summary>
    public static EndedOrder Read(ref SnapshotReader reader)
    {
        var ended = new EndedOrder
        {
            Order = reader.Int64(), PositionId = reader.Int64(), Quantity = reader.Int64(), Filled = reader.Int64(), InstrumentId = reader.Int32(),
            Side = (Side)reader.Byte(), Direction = (Direction)reader.Byte(), Leg = (OrderLeg)reader.Byte(), IsKnown = reader.Bool(),
        };
        var isThere = (uint)ended.InstrumentId < (uint)reader.Instruments.Length && reader.Instruments[ended.InstrumentId] >= 0;
        return isThere ? ended with { InstrumentId = reader.Instruments[ended.InstrumentId] } : default;
    }
}
