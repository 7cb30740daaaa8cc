using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Entry;
using FastEngine.Trading.Orders;
using FastEngine.Trading.Parts;
using FastEngine.Trading.Positions;

namespace FastEngine.Trading.Dtms;

/// <summary>Carries out what the state machine asks for, and says what it did.</summary>
internal sealed class DtmsExecutor(
    TradingOptions trading, Instrument[] instruments, TradeClock clock, KillSwitch killSwitch, PositionBook positions, AccountBook account,
    PositionActions actions, EntryChain chain, DtmsHedges hedges, DtmsEvents events)
{
    private const int Whole = 1_000_000;
    private readonly DtmsOptions _options = trading.Dtms;
    private readonly DtmsRails _rails = new(trading.Dtms.Rails);

    public DtmsRails Rails => _rails;

    /// <summary>The first warning: the stop comes to a part of R behind the price.</summary>
    /// <returns>The new stop, 0 when it is at least as tight already.</returns>
    public long Tighten(int slot, in DtmsTrade trade)
    {
        ref readonly var position = ref positions[slot];
        var distance = (long)(_options.StopBehindR * trade.Risk);
        var mark = account.MarkOf(position.InstrumentId);
        return MoveStop(slot, position.Direction == Direction.Long ? mark - distance : mark + distance);
    }

    /// <summary>The second warning: a part is closed, once, and the stop comes to the average entry when the price is beyond it.</summary>
    /// <returns>The new stop, 0 when it did not move.</returns>
    public long Reduce(int slot, ref DtmsTrade trade)
    {
        ref readonly var position = ref positions[slot];
        var mark = account.MarkOf(position.InstrumentId);
        var average = (long)(position.Cost / position.Quantity);
        var stop = position.Direction == Direction.Long
            ? mark > average ? MoveStop(slot, average) : 0
            : mark < average ? MoveStop(slot, average) : 0;
        if (!trade.HasReduced) trade.HasReduced = actions.Close(slot, ExitReason.DtmsReduce, _options.ReducePpm);
        return stop;
    }

    /// <summary>Opens the other side with a part of what is open, or reduces by it where that is not possible.</summary>
    public void OpenHedge(int slot, ref DtmsTrade trade, in DtmsStep step)
    {
        ref readonly var position = ref positions[slot];
        var instrument = instruments[position.InstrumentId];
        var mark = account.MarkOf(position.InstrumentId);
        var quantity = PartOf(position.Quantity - position.Exiting - position.Owed, _options.HedgePpm, instrument);
        if (WhyNoHedge(instrument, quantity, mark, out var measured, out var limit))
        {
            ReduceInstead(slot, ref trade, measured, limit);
            return;
        }

        if (IsHeld(slot, in trade))
        {
            trade.IsDeepForced = true;
            return;
        }

        (trade.HedgeCause, trade.HedgeMeasured, trade.HedgeLimit) = (step.Cause, step.Measured, step.Limit);
        trade.Hedge = hedges.Send(slot, quantity, mark, StopDistance(in trade, instrument));
        if (trade.Hedge != DtmsTrade.None) return;
        trade.IsDeepForced = true;
        events.Say(DtmsEventKind.HedgeFailed, slot, in trade, DtmsCause.HedgeFailed, positions.Capacity, positions.Capacity);
    }

    /// <summary>Adds a part of what was closed again, through every gate. Tried once: what is held back or refused is not added by a later recovery.</summary>
    public void ReAdd(int slot, ref DtmsTrade trade)
    {
        ref readonly var position = ref positions[slot];
        var instrument = instruments[position.InstrumentId];
        var quantity = PartOf(trade.Closed, _options.ReAddPpm, instrument);
        var closed = trade.Closed;
        trade.Closed = 0;
        if (closed == 0) return;
        if (quantity == 0 || IsHeld(slot, in trade))
        {
            // What the rail measured is in its own event.
            var failed = quantity > 0
                ? events.Of(DtmsEventKind.ReAddFailed, slot, in trade, DtmsCause.ReAddRefused)
                : events.Of(DtmsEventKind.ReAddFailed, slot, in trade, DtmsCause.ReAddRefused, quantity, instrument.Lot);
            failed.Quantity = quantity;
            events.Say(in failed);
            return;
        }

        var signal = new Signal
        {
            TimeNs = trade.Market.TimeNs, Sequence = clock.Sequence, Price = account.MarkOf(position.InstrumentId), ZoneEdge = position.ZoneEdge,
            EntryScore = position.EntryScore, Confluence = position.Confluence, InstrumentId = position.InstrumentId,
            StrategyId = position.StrategyId, Direction = position.Direction,
        };
        var cause = chain.Add(slot, quantity, in signal, out var measured, out var limit);
        var isAdded = cause == RefusalCause.None;
        var e = events.Of(isAdded ? DtmsEventKind.ReAdded : DtmsEventKind.ReAddFailed, slot, in trade,
            isAdded ? DtmsCause.Score : DtmsCause.ReAddRefused, measured, limit);
        e.Quantity = quantity;
        if (isAdded) e.Order = trade.ReAddOrder = position.EntryOrder;
        trade.HasReAdded = false;
        events.Say(in e);
    }

    public void CloseAll(int slot, in DtmsTrade trade)
    {
        actions.Close(slot, ExitReason.DtmsClose);
        if (trade.Hedge != DtmsTrade.None) hedges.Close(trade.Hedge, ExitReason.ParentClosed);
    }

    // Once since the second warning: or a score that stays low would halve the position at every check.
    private void ReduceInstead(int slot, ref DtmsTrade trade, double measured, double limit)
    {
        if (trade.HasReducedInstead) return;
        ref readonly var position = ref positions[slot];
        var before = position.Exiting + position.Owed;
        trade.HasReducedInstead = actions.Close(slot, ExitReason.DtmsReduce, _options.HedgePpm);
        if (!trade.HasReducedInstead) return;
        var e = events.Of(DtmsEventKind.ReducedInstead, slot, in trade, DtmsCause.HedgeNotAllowed, measured, limit);
        e.Quantity = position.Exiting + position.Owed - before;
        events.Say(in e);
    }

    // Measured and limit: the kill switch's level, or the notional and the least; nothing of a venue that nets and of a spot market.
    private bool WhyNoHedge(Instrument instrument, long quantity, long mark, out double measured, out double limit)
    {
        (measured, limit) = ((double)killSwitch.Level, (double)KillSwitchLevel.StopEntries);
        if (killSwitch.Level > KillSwitchLevel.StopEntries) return true;
        (measured, limit) = (0, 0);
        if (trading.Mode == AccountMode.OneWay || instrument.Market == Market.Spot) return true;
        var notional = Money.Of(mark, quantity, instrument);
        (measured, limit) = (Money.ToDouble(notional), Money.ToDouble(instrument.MinNotional));
        return quantity == 0 || notional < instrument.MinNotional;
    }

    private bool IsHeld(int slot, in DtmsTrade trade)
    {
        var cause = _rails.WhyHeld(clock.NowNs, trade.Market.TimeNs, out var measured, out var limit);
        if (cause == RefusalCause.None) return false;
        events.Say(DtmsEventKind.RailHeld, slot, in trade, DtmsCause.SafetyRail, measured, limit);
        return true;
    }

    // Without an average true range, before there are enough bars, R stands in for it.
    private long StopDistance(in DtmsTrade trade, Instrument instrument)
    {
        var atr = trade.Market.AtrFast * FixedPoint.PowerOfTen(instrument.PriceScale);
        return Math.Max(instrument.Tick, (long)(_options.HedgeStopAtr * (atr > 0 ? atr : trade.Risk)));
    }

    private long MoveStop(int slot, long price)
    {
        var stop = actions.ToTick(price, in positions[slot]);
        return actions.TightenStop(slot, stop, StopCause.Dtms) ? stop : 0;
    }

    private static long PartOf(long quantity, int ppm, Instrument instrument)
    {
        var part = (long)((Int128)quantity * ppm / Whole);
        return part - part % instrument.Lot;
    }
}
