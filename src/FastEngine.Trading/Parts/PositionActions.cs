using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Orders;
using FastEngine.Trading.Positions;

namespace FastEngine.Trading.Parts;

/// <summary>What the parts of the trade stage may do to positions; each says what it did.</summary>
internal sealed class PositionActions(
    Instrument[] instruments, TradeClock clock, Ledger ledger, PositionBook positions, AccountBook account, ExitDesk exits, TradeParts parts)
{
    private const int Whole = 1_000_000;

    /// <summary>Closes a part of a position at market, rounded down to the lot; all of it when either side of the cut would be too small.</summary>
    /// <returns>False when there is nothing to do: it is closing already.</returns>
    public bool Close(int slot, ExitReason reason, int partPpm = Whole)
    {
        ref var position = ref positions[slot];
        if (!position.IsUsed) return false;
        var request = exits.RequestFor(in position, reason, account.MarkOf(position.InstrumentId), clock.Sequence);
        request.StopPrice = position.StopPrice;
        request.PartPpm = partPpm;
        return exits.Close(slot, in request);
    }

    /// <summary>Sends the exits that need not wait for legs any more.</summary>
    public void SendHeld() => exits.SendDeferred();

    /// <summary>Moves the stop of an open position to a price that is tighter; never widens. The shard and the leg follow.</summary>
    /// <returns>False when the stop is at least as tight already.</returns>
    public bool TightenStop(int slot, long stopPrice, StopCause cause)
    {
        ref var position = ref positions[slot];
        if (position.Quantity == 0 || stopPrice <= 0 || !IsTighter(in position, stopPrice)) return false;
        var before = position.StopPrice;
        position.StopPrice = stopPrice;
        ledger.Risk(new RiskEvent
        {
            Kind = RiskEventKind.StopTightened, PositionId = position.PositionId, InstrumentId = position.InstrumentId, OtherInstrumentId = -1,
            Price = stopPrice, Measured = before, Limit = account.MarkOf(position.InstrumentId), Cause = cause,
        });
        if (!position.IsHedge)
        {
            var update = position.Update(PositionUpdateKind.Tightened, clock.NowNs);
            update.StopPrice = stopPrice;
            ledger.Position(in update);
        }

        parts.OnTightened(slot, cause);
        return true;
    }

    /// <summary>Moves the stop to a distance behind the last price.</summary>
    public bool TightenTo(int slot, int ppm, StopCause cause)
    {
        ref readonly var position = ref positions[slot];
        var mark = account.MarkOf(position.InstrumentId);
        var distance = (long)((Int128)mark * ppm / Whole);
        var price = position.Direction == Direction.Long ? mark - distance : mark + distance;
        return TightenStop(slot, ToTick(price, in position), cause);
    }

    /// <summary>To the tick that is no tighter.</summary>
    public long ToTick(long price, in StrategyPosition position)
    {
        var tick = instruments[position.InstrumentId].Tick;
        var rest = price % tick;
        if (rest == 0) return price;
        return position.Direction == Direction.Long ? price - rest : price - rest + tick;
    }

    private static bool IsTighter(in StrategyPosition position, long stopPrice) => position.StopPrice == 0
        || (position.Direction == Direction.Long ? stopPrice > position.StopPrice : stopPrice < position.StopPrice);
}
