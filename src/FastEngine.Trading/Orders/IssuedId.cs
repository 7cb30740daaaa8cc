using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Orders;

/// <summary>What tells a recent order of an instrument from others.</summary>
internal struct IssuedId
{
    public long Sequence;
    public int StrategyId;
    public int Attempt;
    public OrderLeg Leg;
    public Side Side;

    public const int SnapshotSize = sizeof(long) + 2 * sizeof(int) + 2;

    public readonly void Write(ref SnapshotWriter writer)
    {
        writer.Put(Sequence);
        writer.Put(StrategyId);
        writer.Put(Attempt);
        writer.Put((byte)Leg);
        writer.Put((byte)Side);
    }

    public static IssuedId Read(ref SnapshotReader reader) => new()
    {
        Sequence = reader.Int64(), StrategyId = reader.Int32(), Attempt = reader.Int32(), Leg = (OrderLeg)reader.Byte(), Side = (Side)reader.Byte(),
    };
}
