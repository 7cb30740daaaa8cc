using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Orders;
using FastEngine.Trading.Parts;
using FastEngine.Trading.Positions;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Protection;

/// <summary>Stop and target legs at the venue, and the one that repairs them.</summary>
/// <remarks>Each open position has a guard, which is looked after when something happens to it and when it is due; nothing is walked otherwise.
/// Positions are closed here on reports, answers and timers only: on the other calls a fill is being applied.</remarks>
internal sealed class ProtectionDesk : TradePart
{
    private readonly ProtectionOptions _options;
    private readonly TradeClock _clock;
    private readonly PositionBook _positions;
    private readonly AccountBook _account;
    private readonly PositionActions _actions;
    private readonly FillDesk _fills;
    private readonly DustHolds _dust;
    private readonly GuardBook _guards;
    private readonly LegPrices _prices;
    private readonly ProtectionLog _log;
    private readonly LegDesk _legs;
    private readonly LegReports _reports;
    private readonly VenueWatch _watch;
    private readonly Sentinel _sentinel;

    // An answer is being gone through; what follows from it follows at its end.
    private bool _isReading;

    public ProtectionDesk(
        TradingOptions options, Instrument[] instruments, TradeClock clock, Ledger ledger, PositionBook positions, AccountBook account, LiveOrders orders,
        OrderGate gate, PositionActions actions, FillDesk fills, DustHolds dust)
    {
        _options = options.Protection;
        _clock = clock;
        _positions = positions;
        _account = account;
        _actions = actions;
        _fills = fills;
        _dust = dust;
        _guards = new GuardBook(positions);
        _prices = new LegPrices(options, instruments);
        _log = new ProtectionLog(ledger, positions);
        _legs = new LegDesk(_options, instruments, clock, _log, positions, account, orders, gate, _guards, _prices);
        _reports = new LegReports(_options, clock, _log, positions, orders, gate, actions, _guards, _legs);
        _watch = new VenueWatch(options, clock, _log, positions, orders, gate, _guards);
        _sentinel = new Sentinel(_options, clock, positions, _guards, _prices);
    }

    public override int SnapshotSize => _guards.SnapshotSize + _prices.SnapshotSize;

    public override void OnOpened(int slot)
    {
        ref readonly var position = ref _positions[slot];
        if (!_options.IsEnabled || (!_options.HasStopLeg && !_prices.HasTarget(in position))) return;
        _guards[slot] = new Guard
        {
            PositionId = position.PositionId, OpenedNs = _clock.NowNs, NakedNs = _clock.NowNs, Phase = GuardPhase.AwaitingPosition,
            Stop = new Leg { Kind = OrderLeg.Stop }, Target = new Leg { Kind = OrderLeg.Target },
        };
        SetPrices(slot);
        _log.Position(slot, RiskEventKind.ConfirmationAwaited);
        Wake(slot);
    }

    public override void OnGrown(int slot)
    {
        // Targets and distances in ranges are measured from the average entry.
        if (_guards[slot].Phase == GuardPhase.Guarding) SetPrices(slot);
        Wake(slot);
    }

    public override void OnReduced(int slot, long quantity, ExitReason reason) => Wake(slot);

    public override void OnExitHeld(int slot)
    {
        _legs.CancelAll(slot, RiskEventKind.LegCancelled);
        _guards.Wake(slot, _clock.NowNs + _options.LegWaitNs);
        NextTimerNs = _guards.NextNs;
    }

    public override void OnExitFailed(int slot) => Wake(slot);

    public override void OnClosed(int slot, ExitReason reason)
    {
        if (_guards[slot].PositionId == 0) return;
        var isByLeg = reason is ExitReason.StopLeg or ExitReason.TakeProfit;
        if (isByLeg && _legs.IsListed(in _positions[slot])) _legs.ExpectCancelled(slot);
        else _legs.CancelAll(slot, isByLeg ? RiskEventKind.OtherLegCancelled : RiskEventKind.LegCancelled);
        NextTimerNs = _guards.NextNs;
    }

    public override void OnFreed(int slot) => _guards.Free(slot);

    public override void OnTightened(int slot, StopCause cause)
    {
        if (_guards[slot].Phase != GuardPhase.Guarding) return;
        _legs.FollowNow(slot, cause);
        _legs.Tend(slot);
        NextTimerNs = _guards.NextNs;
    }

    public override void OnExitCheck(in ExitCheck check, int slot)
    {
        ref var guard = ref _guards[slot];
        if (guard.Phase != GuardPhase.Guarding) return;
        var lacksTarget = guard.Target.Price == 0 && _prices.HasTarget(in _positions[slot]);
        if (_legs.Follow(slot) || lacksTarget) Tend(slot);
    }

    public override void OnView(in SymbolView view) => _prices.OnView(in view);

    public override void OnReport(in OrderTerms terms, in OrderReport report, int slot)
    {
        if (_guards[slot].PositionId == 0) return;
        if (terms.Leg is OrderLeg.Stop or OrderLeg.Target) _reports.Apply(slot, in terms, in report);
        if (!_isReading) Tend(slot);
    }

    public override void OnVenueUpdate(in VenueUpdate update)
    {
        switch (update.Kind)
        {
            case VenueUpdateKind.Position:
                OnPosition(in update);
                break;
            case VenueUpdateKind.OpenOrder:
                var slot = _watch.OnOpenOrder(in update);
                if (slot >= 0) Tend(slot);
                break;
            case VenueUpdateKind.OpenOrdersEnd:
                OnOpenOrders(in update);
                break;
            case VenueUpdateKind.QueryFailed:
                for (var asker = _watch.AskerOf(in update, 0); asker >= 0; asker = _watch.AskerOf(in update, asker + 1)) _watch.Forget(asker);
                NextTimerNs = _guards.NextNs;
                break;
        }
    }

    public override void OnTimer(long nowNs)
    {
        for (var slot = _guards.TakeDue(0, nowNs); slot >= 0; slot = _guards.TakeDue(slot + 1, nowNs)) Tend(slot);
        _guards.FindNext();
        NextTimerNs = _guards.NextNs;
    }

    public override void Write(ref SnapshotWriter writer)
    {
        _guards.Write(ref writer);
        _prices.Write(ref writer);
    }

    public override void Read(ref SnapshotReader reader)
    {
        _guards.Read(ref reader);
        _prices.Read(ref reader);
        NextTimerNs = _guards.NextNs;
    }

    private void OnPosition(in VenueUpdate update)
    {
        for (var slot = 0; slot < _positions.End; slot++)
        {
            ref var guard = ref _guards[slot];
            if (guard.Phase is not (GuardPhase.AwaitingPosition or GuardPhase.NotShown) || !_watch.Shows(in update, slot)) continue;
            guard.Phase = GuardPhase.Reading;
            guard.IsUrgent = true;
            _log.Position(slot, RiskEventKind.PositionShown, _clock.NowNs - guard.OpenedNs);
            Tend(slot);
        }
    }

    private void OnOpenOrders(in VenueUpdate answer)
    {
        for (var slot = _watch.AskerOf(in answer, 0); slot >= 0; slot = _watch.AskerOf(in answer, slot + 1)) OnOpenOrders(slot, answer.Query);
        _watch.PutOffAudits(in answer);
    }

    private void OnOpenOrders(int slot, long query)
    {
        ref var guard = ref _guards[slot];
        _isReading = true;
        for (var leg = OrderLeg.Stop; leg <= OrderLeg.Target; leg++)
        {
            // The next one first: it takes the place of the current one when that is gone.
            DropIfGone(slot, leg, isNext: true, query);
            DropIfGone(slot, leg, isNext: false, query);
        }

        _isReading = false;
        if (guard.PositionId == 0) return;
        guard.Look.First = 0;
        guard.AuditNs = _clock.NowNs + _options.RepairIntervalNs;
        if (guard.Phase == GuardPhase.Reading)
        {
            guard.Phase = GuardPhase.Guarding;
            SetPrices(slot);
        }

        _sentinel.OnRead(slot);
        Tend(slot);
    }

    // By a report as the venue might have given it: the order is done for everybody.
    private void DropIfGone(int slot, OrderLeg kind, bool isNext, long query)
    {
        ref var leg = ref LegDesk.LegOf(ref _guards[slot], kind);
        ref var order = ref isNext ? ref leg.Next : ref leg.Current;
        if (!_watch.IsGone(slot, kind, ref order, query)) return;
        var wasThere = order.IsAccepted || order.State == LegOrderState.Missing || order.IsCancelling;
        _fills.Apply(new OrderReport
        {
            Order = order.Order, TimeNs = _clock.NowNs, VenueTimeNs = _clock.NowNs, Kind = wasThere ? OrderReportKind.Cancelled : OrderReportKind.Rejected,
            Reject = wasThere ? RejectReason.None : RejectReason.NeverSent,
        });
    }

    private void SetPrices(int slot)
    {
        ref var guard = ref _guards[slot];
        ref var position = ref _positions[slot];
        if (position.Quantity == 0) return;
        var stop = _options.HasStopLeg ? _prices.Stop(in position) : 0;
        if (guard.Stop.Price == 0 || LegPrices.IsTighter(position.Direction, stop, guard.Stop.Price)) guard.Stop.Price = stop;
        SetTarget(ref guard, ref position);
    }

    private void SetTarget(ref Guard guard, ref StrategyPosition position)
    {
        var target = _prices.Target(in position);
        if (target != 0) guard.Target.Price = position.TargetPrice = target;
    }

    private void Tend(int slot)
    {
        ref var guard = ref _guards[slot];
        if (guard.PositionId == 0) return;
        _guards.Sleep(slot);
        ref var position = ref _positions[slot];
        if (position.Quantity == 0)
        {
            // OnClosed has the legs cancelled when nothing can fill any more.
            if (position.HasClosed || position.EntryRemaining > 0) _legs.CancelAll(slot, RiskEventKind.LegCancelled);
        }
        else if (guard.Phase == GuardPhase.AwaitingPosition)
        {
            _watch.AwaitPosition(slot);
        }
        else if (guard.Phase == GuardPhase.Guarding)
        {
            if (position.HeldNs != 0) SendHeld(slot, in position);
            if (guard.Target.Price == 0 && _prices.HasTarget(in position)) SetTarget(ref guard, ref position);
            _legs.Tend(slot);
            _sentinel.Tend(slot);
        }

        if (guard.Phase >= GuardPhase.Reading) _watch.LookAfter(slot);
        if (position.Quantity > 0) JudgeNaked(slot, ref guard, in position);
        NextTimerNs = _guards.NextNs;
    }

    private void SendHeld(int slot, in StrategyPosition position)
    {
        var until = position.HeldNs + _options.LegWaitNs;
        if (_clock.NowNs >= until) _actions.SendHeld();
        else _guards.Wake(slot, until);
    }

    // While an exit has all of it the clock goes on, and nothing is done.
    private void JudgeNaked(int slot, ref Guard guard, in StrategyPosition position)
    {
        var free = _legs.FreeOf(in position);
        if (free == 0) return;
        var now = _clock.NowNs;
        if (guard.Phase == GuardPhase.Guarding && LegDesk.IsProtected(in guard, free))
        {
            if (guard.NakedNs >= 0) _log.Position(slot, RiskEventKind.Protected, now - guard.NakedNs, _options.MaxNakedNs);
            guard.NakedNs = -1;
            guard.ClosedNs = 0;
            return;
        }

        // What an entry fills after its legs were sent is uncovered since then, not since the first fill.
        guard.NakedNs = guard.NakedNs < 0 ? now : Math.Max(guard.NakedNs, CoveredNs(in guard));
        var limit = guard.NakedNs + _options.MaxNakedNs + 1;
        var again = guard.ClosedNs == 0 ? limit : Math.Max(limit, guard.ClosedNs + _options.ConfirmNs);
        if (now < again)
        {
            _guards.Wake(slot, again);
            return;
        }

        guard.ClosedNs = now;
        if (_dust.Holds(slot, free, _account.MarkOf(position.InstrumentId)))
        {
            // Nothing can be done for it; it is looked at again as often as legs are repaired.
            _guards.Wake(slot, now + _options.RepairIntervalNs);
            return;
        }

        _log.Position(slot, RiskEventKind.NakedTooLong, now - guard.NakedNs, _options.MaxNakedNs);
        _actions.Close(slot, ExitReason.Unprotected);
        _guards.Wake(slot, now + _options.ConfirmNs);
    }

    private static long CoveredNs(in Guard guard) => Math.Min(
        guard.Stop.Price == 0 ? guard.Target.CoveredNs : guard.Stop.CoveredNs, guard.Target.Price == 0 ? guard.Stop.CoveredNs : guard.Target.CoveredNs);

    private void Wake(int slot)
    {
        if (_guards[slot].PositionId == 0) return;
        _guards.Wake(slot, _clock.NowNs);
        NextTimerNs = _guards.NextNs;
    }
}
