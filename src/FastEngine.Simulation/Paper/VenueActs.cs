using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Simulation.Models.Fees;
using FastEngine.Simulation.Paper.Script;

namespace FastEngine.Simulation.Paper;

/// <summary>What changes the account without an order of ours, and how it is told.</summary>
internal sealed class VenueActs(Instrument[] instruments, FeeBook fees, PaperPositions positions, VenueOutbox outbox)
{
    /// <summary>A fill by hand or of a liquidation.</summary>
    /// <param name="kind">Of the two.</param>
    /// <param name="side">Bought or sold.</param>
    /// <param name="position">Side of the position; of no meaning where positions net.</param>
    /// <param name="quantity">Of it.</param>
    /// <param name="price">Of it.</param>
    /// <param name="morePpb">Part of the notional that it costs beside the taker's fee, times 1e9.</param>
    /// <param name="isSilent">Only the position tells of it.</param>
    /// <param name="tick">The trade that it happens at.</param>
    public void Fill(VenueUpdateKind kind, Side side, Direction position, long quantity, long price, long morePpb, bool isSilent, in Tick tick)
    {
        var id = tick.InstrumentId;
        var notional = Money.Of(price, quantity, instruments[id]);
        var fee = Money.Fee(notional, fees.At(id, tick.ExchangeTimeNs).Taker) + Money.Fee(notional, morePpb);
        fees.Count(id, notional);
        ref var held = ref positions.Of(id, position);

        // From a net of nothing it opens the side that it trades.
        var isOpening = held.Quantity == 0 && !positions.IsHedged(id);
        var direction = isOpening ? (Direction)side : positions.DirectionOf(id, position);
        positions.Fill(id, side, position, quantity, price, fee);
        var update = new VenueUpdate { Kind = kind, InstrumentId = id, Direction = direction, Side = side, Quantity = quantity, Price = price, Amount = fee };
        var toldNs = isSilent ? 0 : outbox.Tell(update, tick.ExchangeTimeNs);
        outbox.Push(ScriptSubject.Of(id, tick.ExchangeTimeNs), in held, positions.DirectionOf(id, position), order: 0, toldNs);
    }

    /// <summary>Funding of both sides: longs pay a positive rate, and shorts receive it.</summary>
    public void Fund(long ratePpb, in Tick tick)
    {
        Fund(Direction.Long, ratePpb, in tick);
        if (positions.IsHedged(tick.InstrumentId)) Fund(Direction.Short, ratePpb, in tick);
    }

    private void Fund(Direction side, long ratePpb, in Tick tick)
    {
        var id = tick.InstrumentId;
        var direction = positions.DirectionOf(id, side);
        var quantity = positions.Quantity(id, direction);
        if (quantity == 0) return;
        var paid = Money.Fee(Money.Of(tick.Price, quantity, instruments[id]), ratePpb);
        var received = direction == Direction.Long ? -paid : paid;
        positions.Receive(received);
        outbox.Tell(
            new VenueUpdate
            {
                Kind = VenueUpdateKind.Funding, InstrumentId = id, Direction = direction, Price = tick.Price, Amount = received,
                Quantity = positions.Of(id, side).Quantity,
            },
            tick.ExchangeTimeNs);
    }
}
