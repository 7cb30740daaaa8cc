using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Orders;

/// <summary>The terms of a live order in a snapshot: all but the stamps, which mean nothing to another process.</summary>
internal static class LiveOrderTerms
{
    public static void Write(ref SnapshotWriter writer, in OrderTerms terms)
    {
        writer.Put(terms.Id.RunEpoch);
        writer.Put(terms.Id.InstrumentId);
        writer.Put(terms.Id.Sequence);
        writer.Put(terms.Id.Attempt);
        writer.Put(terms.Id.ConfigTag);
        writer.Put(terms.DecidedNs);
        writer.Put(terms.PositionId);
        writer.Put(terms.Quantity);
        writer.Put(terms.Price);
        writer.Put(terms.ReferencePrice);
        writer.Put(terms.InstrumentId);
        writer.Put(terms.StrategyId);
        writer.Put((byte)terms.Side);
        writer.Put((byte)terms.Type);
        writer.Put((byte)terms.Leg);
        writer.Put((byte)terms.Reason);
        writer.Put(terms.ReduceOnly);
        writer.Put(terms.Sequence);
        writer.Put((byte)terms.PositionDirection);
        writer.Put(terms.IsListed);
        writer.Put((byte)terms.TimeInForce);
    }

    public static OrderTerms Read(ref SnapshotReader reader, long order)
    {
        // The id stays as the venue got it, whatever number the instrument has now.
        var id = new ClientOrderId
        {
            RunEpoch = reader.Int64(), InstrumentId = reader.Int32(), Sequence = reader.Int64(), Attempt = reader.Int32(), ConfigTag = reader.Int64(),
        };
        var terms = new OrderTerms
        {
            Order = order, DecidedNs = reader.Int64(), PositionId = reader.Int64(), Quantity = reader.Int64(), Price = reader.Int64(),
            ReferencePrice = reader.Int64(), InstrumentId = reader.Instrument("an order"), StrategyId = reader.Int32(), Side = (Side)reader.Byte(),
            Type = (OrderType)reader.Byte(), Leg = (OrderLeg)reader.Byte(), Reason = (ExitReason)reader.Byte(), ReduceOnly = reader.Bool(),
            Sequence = reader.Int64(), PositionDirection = (Direction)reader.Byte(), IsListed = reader.Bool(), TimeInForce = (TimeInForce)reader.Byte(),
        };
        terms.Id = id with { StrategyId = terms.StrategyId, Leg = terms.Leg };
        return terms;
    }
}
