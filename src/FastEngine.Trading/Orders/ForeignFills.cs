using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Positions;

namespace FastEngine.Trading.Orders;

/// <summary>Fills of orders that are not ours: by hand, by liquidation, or found missing by a reconciliation.</summary>
/// <remarks>One that reduces takes what belongs to no strategy first, then the strategies' positions; what is left, and all of one that adds, belongs to no
/// strategy.</remarks>
internal sealed class ForeignFills(
    TradingOptions options, TradeClock clock, Ledger ledger, PositionBook positions, ExchangeBook exchange, AccountBook account, ExitDesk exits, ExitFills exitFills,
    CloseShares shares, Attribution attribution, TradeRows rows, PositionEnds ends, OrderGate gate)
{
    /// <returns>The instrument that it changed something of.</returns>
    public int Apply(in VenueUpdate update)
    {
        var fill = FillOf(in update);
        if (update.Kind == VenueUpdateKind.Correction) account.Corrections++;
        ledger.Risk(new RiskEvent
        {
            Kind = RiskEventKind.ForeignFill, Order = update.Order, Price = fill.Price, Quantity = fill.Quantity, Amount = fill.Fee, Measured = update.Quantity,
            InstrumentId = fill.InstrumentId, OtherInstrumentId = -1, Reason = fill.Reason, Direction = fill.Direction,
        });
        account.Mark(fill.InstrumentId, fill.Price);
        var slot = exchange.SlotOf(fill.InstrumentId, fill.Direction);
        var direction = fill.Quantity < 0 ? Direction.Long : Direction.Short;
        var rest = update.Quantity - exchange[slot].Residue.Held.ReducibleBy(fill.Quantity);
        shares.Share(slot, direction, Math.Min(rest, shares.OpenOf(slot, direction)), OrderOf(update.Kind));
        Book(in fill);
        return fill.InstrumentId;
    }

    /// <summary>What strategies have of a side and the venue has not is closed against what is unattributed with the other sign: somebody else's order sold it.
    /// The exchange position stays what it is.</summary>
    /// <param name="slot">Of the exchange position.</param>
    /// <returns>The quantity.</returns>
    public long CloseUnbacked(int slot)
    {
        var residue = exchange[slot].Residue.Held.Quantity;
        var direction = residue < 0 ? Direction.Long : Direction.Short;
        var quantity = residue == 0 ? 0 : Math.Min(Math.Abs(residue), shares.OpenOf(slot, direction));
        if (quantity == 0) return 0;
        var fill = new VenueFill
        {
            TimeNs = clock.NowNs, Price = account.MarkOf(ExchangeBook.InstrumentOf(slot)), InstrumentId = ExchangeBook.InstrumentOf(slot), Direction = direction,
            Reason = ExitReason.ClosedExternally,
        };
        ledger.Risk(new RiskEvent
        {
            Kind = RiskEventKind.UnbackedClosed, Price = fill.Price, Quantity = quantity, Measured = exchange[slot].Held.Quantity, Limit = residue,
            InstrumentId = fill.InstrumentId, OtherInstrumentId = -1, Reason = fill.Reason, Direction = direction,
        });
        shares.Share(slot, direction, quantity, options.UnattributedClose);
        Book(in fill);
        return quantity;
    }

    private void Book(in VenueFill fill)
    {
        attribution.Begin(in fill);
        for (var i = 0; i < positions.Capacity; i++)
            if (shares[i] > 0) Close(i, in fill);
        attribution.End();

        // Only now: parts that act on it find the books closed.
        for (var i = 0; i < positions.Capacity; i++)
            if (shares[i] > 0) Tell(i, fill.Reason);
        exits.SendDeferred();
    }

    private VenueFill FillOf(in VenueUpdate update) => new()
    {
        TimeNs = update.VenueTimeNs, Quantity = update.Side == Side.Buy ? update.Quantity : -update.Quantity,
        Price = update.Price > 0 ? update.Price : account.MarkOf(update.InstrumentId), Fee = update.Amount, Order = update.Order, InstrumentId = update.InstrumentId,
        Direction = update.Direction, Reason = ReasonOf(update.Kind),
    };

    private UnattributedClose OrderOf(VenueUpdateKind kind) => kind == VenueUpdateKind.Correction ? options.UnattributedClose : UnattributedClose.ProRata;

    private static ExitReason ReasonOf(VenueUpdateKind kind) => kind switch
    {
        VenueUpdateKind.Liquidation => ExitReason.Liquidation,
        VenueUpdateKind.Correction => ExitReason.ClosedExternally,
        _ => ExitReason.Manual,
    };

    private void Close(int slot, in VenueFill fill)
    {
        ref var position = ref positions[slot];
        var part = attribution.Close(ref position, shares[slot]);
        exits.Clamp(slot);
        if (position.Quantity == 0) exitFills.FlushOthers(slot, last: 0);
        rows.Write(new ClosedTrade
        {
            PositionId = position.PositionId, EntryTimeNs = position.EntryTimeNs, ExitTimeNs = fill.TimeNs, EntryCost = part.EntryCost,
            ExitProceeds = part.Proceeds, Fees = part.Fees, Pnl = part.Gross - part.Fees, Funding = part.Funding, Quantity = part.Quantity,
            EntryOrder = position.EntryOrder, InstrumentId = position.InstrumentId, StrategyId = position.StrategyId, Direction = position.Direction,
            Reason = fill.Reason, IsLast = position.Quantity == 0,
            IsFeeUnconverted = position.IsFeeUnconverted,
        });
    }

    private void Tell(int slot, ExitReason reason)
    {
        if (positions[slot].Quantity > 0) exitFills.TellReduced(slot, shares[slot], reason);

        // What its entry would still bring is not to open again what was closed.
        else gate.CancelEntry(ref positions[slot]);
        exits.CancelStale(slot);
        ends.Settle(slot, reason);
    }
}
