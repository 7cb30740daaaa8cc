using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Orders;

/// <summary>What a late fill of an order has to be booked by.</summary>
internal struct EndedOrder
{
    public const int SnapshotSize = sizeof(long) + sizeof(int) + 2;

    /// <summary>Its number, 0 for none.</summary>
    public long Order;

    public int InstrumentId;
    public Side Side;

    /// <summary>Of the position.</summary>
    public Direction Direction;

    public readonly void Write(ref SnapshotWriter writer)
    {
        writer.Put(Order);
        writer.Put(InstrumentId);
        writer.Put((byte)Side);
        writer.Put((byte)Direction);
    }

    // Of an instrument that is not configured any more nothing is remembered.
    public static EndedOrder Read(ref SnapshotReader reader)
    {
        var (order, id, side, direction) = (reader.Int64(), reader.Int32(), (Side)reader.Byte(), (Direction)reader.Byte());
        var own = order != 0 && (uint)id < (uint)reader.Instruments.Length ? reader.Instruments[id] : -1;
        return own < 0 ? default : new EndedOrder { Order = order, InstrumentId = own, Side = side, Direction = direction };
    }
}
