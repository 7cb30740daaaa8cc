using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Doubt;
using FastEngine.Trading.Entry;
using FastEngine.Trading.Orders;
using FastEngine.Trading.Parts;
using FastEngine.Trading.Positions;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Dtms;

/// <summary>Defensive trade management: a state machine for each open strategy position, registered by its first fill and checked by a timer.</summary>
internal sealed class DtmsDesk : TradePart
{
    private readonly DtmsOptions _options;
    private readonly TradeClock _clock;
    private readonly PositionBook _positions;
    private readonly DtmsEvents _events;
    private readonly DtmsHedges _hedges;
    private readonly DtmsExecutor _executor;
    private readonly DtmsMonitor _monitor;
    private readonly PinnedArray<DtmsTrade> _trades;

    public DtmsDesk(
        TradingOptions options, Instrument[] instruments, TradeClock clock, Ledger ledger, KillSwitch killSwitch, PositionBook positions,
        AccountBook account, LiveOrders orders, OrderGate gate, PositionActions actions, EntryChain chain)
    {
        _options = options.Dtms;
        _clock = clock;
        _positions = positions;
        _events = new DtmsEvents(ledger, positions, account);
        _hedges = new DtmsHedges(options.Dtms, clock, positions, orders, gate, actions);
        _executor = new DtmsExecutor(options, instruments, clock, killSwitch, positions, account, actions, chain, _hedges, _events);
        _monitor = new DtmsMonitor(options.Dtms, instruments, clock, positions, _executor, _hedges, _events);
        _trades = new PinnedArray<DtmsTrade>(positions.Capacity);
    }

    public override int SnapshotSize => sizeof(int) + _trades.Length * (sizeof(int) + DtmsTrade.SnapshotSize) + _hedges.SnapshotSize;

    public override void OnOpened(int slot)
    {
        if (_positions[slot].IsHedge)
        {
            OnHedgeOpened(slot);
            return;
        }

        if (!_options.IsEnabled) return;
        _trades[slot] = new DtmsTrade
        {
            PositionId = _positions[slot].PositionId, OpenedNs = _clock.NowNs, SinceNs = _clock.NowNs, NextFastNs = Never, Hedge = DtmsTrade.None,
            IsUsed = true, Market = DtmsMarket.None,
        };
        _events.Say(DtmsEventKind.Registered, slot, in _trades[slot]);
    }

    public override void OnGrown(int slot)
    {
        ref var trade = ref _trades[slot];
        if (trade.IsUsed && trade.ReAddOrder != 0) trade.HasReAdded = true;
    }

    public override void OnEntryDone(int slot)
    {
        ref var trade = ref _trades[slot];
        if (!trade.IsUsed || trade.Risk > 0) return;
        ref readonly var position = ref _positions[slot];
        if (position.Quantity == 0) return;

        // Of the sums, so that no average is rounded; never 0, by which profit is divided.
        trade.Risk = Math.Max(1, (double)Int128.Abs(position.Cost - (Int128)position.InitialStop * position.Quantity) / position.Quantity);
        trade.NextFastNs = trade.OpenedNs + _options.StartAfterNs;
        _events.Say(DtmsEventKind.RiskFrozen, slot, in trade);
        Schedule();
    }

    public override void OnReduced(int slot, long quantity, ExitReason reason)
    {
        ref var trade = ref _trades[slot];
        if (!trade.IsUsed || reason != ExitReason.DtmsReduce) return;
        trade.Closed += quantity;
        var e = _events.Of(DtmsEventKind.PartClosed, slot, in trade);
        e.Quantity = quantity;
        _events.Say(in e);
    }

    public override void OnClosed(int slot, ExitReason reason)
    {
        if (_positions[slot].IsHedge)
        {
            EndHedge(slot);
            _hedges.Forget(slot);
            return;
        }

        ref var trade = ref _trades[slot];
        if (!trade.IsUsed) return;
        if (trade.Hedge != DtmsTrade.None)
        {
            _hedges[trade.Hedge].Parent = DtmsTrade.None;
            _hedges.Close(trade.Hedge, ExitReason.ParentClosed);
        }

        var e = _events.Of(DtmsEventKind.Unregistered, slot, in trade, DtmsCause.PositionClosed);
        e.To = DtmsState.Closed;
        _events.Say(in e);
        trade = default;
        Schedule();
    }

    public override void OnEntryFailed(int slot)
    {
        if (!_positions[slot].IsHedge) return;
        EndHedge(slot);
        _hedges.Forget(slot);
    }

    public override void OnReport(in OrderTerms terms, in OrderReport report, int slot)
    {
        var isOver = report.Kind is OrderReportKind.Cancelled or OrderReportKind.Rejected && !OrderInquiries.LeavesDoubt(report.Reject);
        ref var trade = ref _trades[slot];
        if (trade.IsUsed && terms.Order == trade.ReAddOrder && (isOver || report.Remaining == 0))
        {
            if (isOver && !trade.HasReAdded) _events.Say(DtmsEventKind.ReAddFailed, slot, in trade, DtmsCause.ReAddRefused);
            trade.ReAddOrder = 0;
            trade.HasReAdded = false;
        }

        EndIfEmpty(slot);
    }

    // A person, or a liquidation, may close a hedge without an order of ours.
    public override void OnVenueUpdate(in VenueUpdate update)
    {
        for (var slot = 0; _hedges.Count > 0 && slot < _positions.End; slot++) EndIfEmpty(slot);
    }

    public override void OnExitFailed(int slot)
    {
        ref var trade = ref _trades[slot];
        if (!trade.IsUsed) return;
        if (trade.Closed == 0 && trade.State == DtmsState.WarningL2) trade.HasReduced = false;
        if (trade.State != DtmsState.Closed) return;
        trade.NextFastNs = _clock.NowNs + _options.CloseRetryNs;
        Schedule();
    }

    public override void OnView(in SymbolView view)
    {
        var hasChanged = false;
        for (var slot = 0; slot < _positions.End; slot++)
        {
            ref var trade = ref _trades[slot];
            if (!trade.IsUsed || _positions[slot].InstrumentId != view.InstrumentId) continue;
            trade.Market = DtmsMarket.Of(in view);
            hasChanged |= _monitor.StartByProfit(slot, ref trade);
        }

        if (hasChanged) Schedule();
    }

    public override void OnExitCheck(in ExitCheck check, int slot)
    {
        ref var trade = ref _trades[slot];
        if (trade.IsUsed && _monitor.StartByProfit(slot, ref trade)) Schedule();
    }

    public override void OnTimer(long nowNs)
    {
        _hedges.TryAgain(nowNs);
        for (var slot = 0; slot < _positions.End; slot++)
        {
            ref var trade = ref _trades[slot];
            if (!trade.IsUsed || nowNs < trade.NextFastNs) continue;
            if (!trade.IsMonitored) _monitor.Start(slot, ref trade, DtmsCause.TimeReached, nowNs - trade.OpenedNs, _options.StartAfterNs);
            else _monitor.Check(slot, ref trade);
        }

        Schedule();
    }

    public override RefusalCause MayEnter(EntryRequest request)
    {
        if (!_options.IsEnabled) return RefusalCause.None;
        var cause = _executor.Rails.WhyHeld(_clock.NowNs, request.Signal.TimeNs, out var measured, out var limit);
        return cause == RefusalCause.None ? cause : request.Refuse(cause, measured, limit);
    }

    /// <summary>What is managed, in the order of the slots.</summary>
    public int Copy(Span<ManagedPosition> destination)
    {
        var count = 0;
        for (var slot = 0; slot < _trades.Length; slot++)
        {
            // A copy: other threads look at it too.
            var trade = _trades[slot];
            if (!trade.IsUsed) continue;
            destination[count++] = new ManagedPosition
            {
                PositionId = trade.PositionId, State = trade.State, IsMonitored = trade.IsMonitored, Score = trade.Score,
                ProfitR = _events.ProfitR(slot, in trade), NextCheckNs = trade.NextFastNs == Never ? 0 : trade.NextFastNs,
                HedgeId = trade.Hedge == DtmsTrade.None ? 0 : _positions[trade.Hedge].PositionId,
            };
        }

        return count;
    }

    public override void Write(ref SnapshotWriter writer)
    {
        var count = 0;
        foreach (ref readonly var trade in _trades.AsSpan())
            if (trade.IsUsed) count++;
        writer.Put(count);
        for (var slot = 0; slot < _trades.Length; slot++)
        {
            if (!_trades[slot].IsUsed) continue;
            writer.Put(slot);
            _trades[slot].Write(ref writer);
        }

        _hedges.Write(ref writer);
    }

    public override void Read(ref SnapshotReader reader)
    {
        _trades.AsSpan().Clear();
        for (var count = reader.Count(_trades.Length, "managed positions"); count > 0; count--)
        {
            var slot = reader.Count(_trades.Length - 1, "slots of managed positions");
            var trade = DtmsTrade.Read(ref reader);
            if (!_positions[slot].IsUsed || trade.Hedge >= _trades.Length) reader.Fail($"position {trade.PositionId} is managed and not there");
            _trades[slot] = trade;
        }

        _hedges.Read(ref reader);
        Schedule();
    }

    // Something of it has filled. One that is being cancelled is closed as late: it never becomes a hedge.
    private void OnHedgeOpened(int slot)
    {
        ref var hedge = ref _hedges[slot];
        if (_positions[slot].IsCancelling)
        {
            hedge.WantsClose = true;
            hedge.Reason = ExitReason.HedgeDone;
            hedge.NextTryNs = _clock.NowNs + _options.CloseRetryNs;
        }
        else if (hedge.Parent != DtmsTrade.None)
        {
            hedge.HasOpened = true;
            _monitor.OnHedgeOpened(hedge.Parent, ref _trades[hedge.Parent], slot);
        }

        Schedule();
    }

    // All that had filled of it is closed, though more may fill: it hedges nothing.
    private void EndIfEmpty(int slot)
    {
        ref var hedge = ref _hedges[slot];
        if (!hedge.IsUsed || !hedge.HasOpened || _positions[slot].Quantity > 0) return;
        EndHedge(slot);
        if (_positions[slot].EntryRemaining == 0) return;
        _hedges.Close(slot, ExitReason.HedgeDone);
        Schedule();
    }

    // Nothing of it is open, whatever closed it: its parent is without a hedge in the same step.
    private void EndHedge(int slot)
    {
        ref var hedge = ref _hedges[slot];
        if (!hedge.IsUsed || hedge.Parent == DtmsTrade.None) return;
        _monitor.OnHedgeEnded(hedge.Parent, ref _trades[hedge.Parent], hedge.HasOpened);
        hedge.Parent = DtmsTrade.None;
        Schedule();
    }

    private void Schedule()
    {
        var next = _hedges.NextTryNs;
        for (var slot = 0; slot < _positions.End; slot++)
            if (_trades[slot].IsUsed) next = Math.Min(next, _trades[slot].NextFastNs);
        NextTimerNs = next;
    }
}
