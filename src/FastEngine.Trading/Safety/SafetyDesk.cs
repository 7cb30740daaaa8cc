using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Entry;
using FastEngine.Trading.Orders;
using FastEngine.Trading.Parts;
using FastEngine.Trading.Positions;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Safety;

/// <summary>The triggers of the kill switch, the drawdown ladder, the margin buffer, silent symbols and the time to flat.</summary>
/// <remarks>The account is looked at when a mark of something open or the cash has changed. Positions are closed after marks and by the timer only: a
/// venue that refuses every exit is not asked again by its own refusal.</remarks>
internal sealed class SafetyDesk : TradePart
{
    private readonly TradeClock _clock;
    private readonly Ledger _ledger;
    private readonly KillSwitch _killSwitch;
    private readonly PositionBook _positions;
    private readonly AccountBook _account;
    private readonly LiveOrders _orders;
    private readonly PositionActions _actions;
    private readonly long _checkPeriodNs;
    private readonly LosingStreak _streak;
    private readonly OrderRoundTrip _roundTrip;
    private readonly PeriodLoss _day;
    private readonly PeriodLoss _hour;
    private readonly FeedSilence _feed;
    private readonly ClockOffset _offset;
    private readonly SymbolSilence _silence;
    private readonly DrawdownLadder _ladder;
    private readonly MarginBuffer _margin;
    private readonly FlatteningGauge _gauge;
    private readonly PinnedArray<int> _open;
    private long _nextCheckNs;

    public SafetyDesk(
        TradingOptions options, Instrument[] instruments, TradeClock clock, Ledger ledger, KillSwitch killSwitch, PositionBook positions, AccountBook account,
        LiveOrders orders, OrderGate gate, PositionActions actions, PendingEntries pending)
    {
        var safety = options.Safety;
        _clock = clock;
        _ledger = ledger;
        _killSwitch = killSwitch;
        _positions = positions;
        _account = account;
        _orders = orders;
        _actions = actions;
        _checkPeriodNs = safety.CheckPeriodNs;
        var board = new TriggerBoard(killSwitch, clock, ledger, pending);
        var worst = new WorstPositions(positions, account);
        _streak = new LosingStreak(safety.ConsecutiveLosses, board);
        _roundTrip = new OrderRoundTrip(safety, orders, gate, board);
        _day = new PeriodLoss(KillSwitchReason.DailyLoss, 24 * EngineTime.NsPerHour, safety.DailyLossPpm, board);
        _hour = new PeriodLoss(KillSwitchReason.HourlyLoss, EngineTime.NsPerHour, safety.HourlyLossPpm, board);
        _feed = new FeedSilence(safety.FeedSilentNs, board);
        _offset = new ClockOffset(safety.MaxClockOffsetNs, safety.ReceiveWindowNs, board);
        _silence = new SymbolSilence(safety, instruments.Length, ledger);
        _ladder = new DrawdownLadder(safety, _day, positions, worst, actions, ledger, board);
        _margin = new MarginBuffer(options, instruments, positions, account, worst, actions, ledger);
        _gauge = new FlatteningGauge(safety, instruments, positions, account, gate, _roundTrip, ledger);
        _open = new(instruments.Length);
        NextTimerNs = 0;
    }

    public ref readonly TimeToFlat TimeToFlat => ref _gauge.Last;

    public ref readonly TimeToFlat HighestTimeToFlat => ref _gauge.Highest;

    /// <summary>Of the drawdown ladder today; 0 for none.</summary>
    public int LadderRung => _ladder.Rung;

    public override int SnapshotSize => sizeof(long) + LosingStreak.SnapshotSize + _roundTrip.SnapshotSize + 2 * PeriodLoss.SnapshotSize + FeedSilence.SnapshotSize
        + ClockOffset.SnapshotSize + _silence.SnapshotSize + DrawdownLadder.SnapshotSize + MarginBuffer.SnapshotSize + _gauge.SnapshotSize;

    /// <summary>A report that is about to be applied: then it does not show any more whether it is its order's first.</summary>
    public void BeforeReport(in OrderReport report)
    {
        if (report.Reject is not (RejectReason.NeverSent or RejectReason.UnknownOrder or RejectReason.NoAnswer)) BeforeAnswer(report.Order);
    }

    /// <summary>Likewise of whatever else tells of an order of ours.</summary>
    public void BeforeAnswer(long order)
    {
        var slot = order > 0 ? _orders.Find(order) : -1;
        if (slot < 0 || _orders[slot].IsAcknowledged) return;
        _roundTrip.OnAnswer(in _orders.TermsOf(slot), _clock.NowNs);
    }

    public override void OnOpened(int slot) => _open[_positions[slot].InstrumentId]++;

    public override void OnClosed(int slot, ExitReason reason)
    {
        _open[_positions[slot].InstrumentId]--;
        _streak.OnClosed(in _positions[slot]);
    }

    public override void OnReport(in OrderTerms terms, in OrderReport report, int slot)
    {
        _roundTrip.Judge(_clock.NowNs);
        if (report.Kind == OrderReportKind.Filled) LookAtLosses();
        SetTimer();
    }

    public override void OnVenueUpdate(in VenueUpdate update)
    {
        // A row of an answer: it says nothing of the account.
        if (update.Kind == VenueUpdateKind.OpenOrder) return;
        _roundTrip.OnVenueUpdate(in update, _clock.NowNs);
        LookAtLosses();
        SetTimer();
    }

    public override void OnCandle(in CandleClose candle)
    {
        _silence.OnCandle(in candle);
        OnMark(candle.InstrumentId);
    }

    // It comes behind the exit checks of a symbol's positions too, with their price.
    public override void OnView(in SymbolView view)
    {
        _silence.OnView(in view);
        _gauge.OnView(in view);
        OnMark(view.InstrumentId);
    }

    public override void OnClock(long silentNs) => _feed.OnClock(silentNs);

    public override void OnCommand(in Command command)
    {
        _streak.OnCommand(in command);
        _offset.OnCommand(in command);
    }

    public override void OnTimer(long nowNs)
    {
        Roll(nowNs);
        if (nowNs >= _nextCheckNs)
        {
            _nextCheckNs = EngineTime.NextMultiple(nowNs, _checkPeriodNs);
            _roundTrip.Judge(nowNs);
            _silence.Look(nowNs);
            LookAtAccount();
            _gauge.Look(nowNs);
            if (_killSwitch.Level == KillSwitchLevel.Flatten) Flatten();
        }

        if (nowNs >= _roundTrip.DueNs) _roundTrip.OnTimer(nowNs);
        SetTimer();
    }

    public override RefusalCause MayEnter(EntryRequest request)
    {
        var cause = _silence.MayEnter(request, _clock.NowNs);
        return cause == RefusalCause.None ? _gauge.MayEnter(request) : cause;
    }

    // What an exit that failed, or an entry that filled since, has left open.
    private void Flatten()
    {
        for (var slot = 0; slot < _positions.End; slot++) _actions.Close(slot, ExitReason.KillSwitch);
    }

    // Before the event that brings the time: what it changes belongs to the new day.
    private void Roll(long nowNs)
    {
        if (nowNs < _hour.EndNs) return;
        var equity = _account.State.Equity;
        _hour.Roll(nowNs, equity);
        var (isFirst, loss) = (_day.EndNs == 0, _day.LossPpm(equity));
        if (!_day.Roll(nowNs, equity)) return;
        _account.DayFirst = equity;
        _ladder.OnDay(loss);
        if (isFirst) return;
        _ledger.Risk(new RiskEvent { Kind = RiskEventKind.DayBegan, Amount = equity, Measured = loss, InstrumentId = -1, OtherInstrumentId = -1 });
    }

    private void OnMark(int instrumentId)
    {
        if (_open[instrumentId] > 0) LookAtAccount();
    }

    private void LookAtLosses()
    {
        var equity = _account.State.Equity;
        _hour.Look(equity);
        _day.Look(equity);
    }

    private void LookAtAccount()
    {
        LookAtLosses();
        _ladder.Look(_account.State.Equity);
        _margin.Look();
    }

    private void SetTimer() => NextTimerNs = Math.Min(Math.Min(_nextCheckNs, _hour.EndNs), _roundTrip.DueNs);

    public override void Write(ref SnapshotWriter writer)
    {
        writer.Put(_nextCheckNs);
        _streak.Write(ref writer);
        _roundTrip.Write(ref writer);
        _day.Write(ref writer);
        _hour.Write(ref writer);
        _feed.Write(ref writer);
        _offset.Write(ref writer);
        _silence.Write(ref writer);
        _ladder.Write(ref writer);
        _margin.Write(ref writer);
        _gauge.Write(ref writer);
    }

    public override void Read(ref SnapshotReader reader)
    {
        _nextCheckNs = reader.Int64();
        _streak.Read(ref reader);
        _roundTrip.Read(ref reader);
        _day.Read(ref reader);
        _account.DayFirst = _day.First;
        _hour.Read(ref reader);
        _feed.Read(ref reader);
        _offset.Read(ref reader);
        _silence.Read(ref reader);
        _ladder.Read(ref reader);
        _margin.Read(ref reader);
        _gauge.Read(ref reader);
        _open.AsSpan().Clear();
        for (var slot = 0; slot < _positions.End; slot++)
        {
            ref readonly var position = ref _positions[slot];
            if (position.IsUsed && position.HasOpened && !position.HasClosed) _open[position.InstrumentId]++;
        }

        SetTimer();
    }
}
