using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Entry;
using FastEngine.Trading.Parts;
using FastEngine.Trading.Positions;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Portfolio;

/// <summary>Correlations, leaders, health, regimes, hold times and sessions.</summary>
internal sealed class PortfolioDesk : TradePart
{
    private readonly PortfolioOptions _options;
    private readonly Instrument[] _instruments;
    private readonly bool[] _isMeme;
    private readonly TradeClock _clock;
    private readonly Ledger _ledger;
    private readonly PositionActions _actions;
    private readonly OpenSlots _slots;
    private readonly CloseHistory _history;
    private readonly Correlations _correlations;
    private readonly SymbolMoods _moods;
    private readonly LeaderMoves _leaders;
    private readonly HealthMonitor _health;
    private readonly HoldAlerts _holds;
    private readonly Sessions _sessions;
    private long _refreshNs;
    private long _checkNs;

    public PortfolioDesk(
        PortfolioOptions options, Instrument[] instruments, TradeClock clock, Ledger ledger, LiveLimits limits, PositionBook positions, AccountBook account,
        PositionActions actions)
    {
        (_options, _clock, _ledger, _actions) = (options, clock, ledger, actions);
        var leaders = AssetNames.FindAll(options.Leaders, instruments);
        var isMeme = AssetNames.AreAmong(options.MemeCoins, instruments);
        (_instruments, _isMeme) = (instruments, isMeme);
        _slots = new OpenSlots(positions);
        _history = new CloseHistory(instruments.Length, options.Closes, options.BarNs);
        _correlations = new Correlations(options, instruments.Length, _history, positions, leaders, ledger);
        _moods = new SymbolMoods(options, instruments.Length, ledger);
        _leaders = new LeaderMoves(options, leaders, _history, _correlations, _slots, account, ledger, actions);
        _health = new HealthMonitor(
            options, new PortfolioHealth(options, instruments, _slots, _correlations, _moods, account), _slots, ledger, actions);
        _holds = new HoldAlerts(options, _slots, isMeme, ledger);
        _sessions = new Sessions(options, instruments, _slots, ledger, actions);
        Groups = new ExposureGroups(options, limits, positions, account, _correlations, isMeme);
        NextTimerNs = 0;
    }

    public ExposureGroups Groups { get; }

    public override int SnapshotSize => 3 * sizeof(long) + _slots.SnapshotSize + _history.SnapshotSize + _correlations.SnapshotSize + _moods.SnapshotSize
        + _leaders.SnapshotSize + HealthMonitor.SnapshotSize + _sessions.SnapshotSize;

    public override void OnOpened(int slot)
    {
        _correlations.Track(_slots[slot].InstrumentId);
        Hurry();
    }

    public override void OnReduced(int slot, long quantity, ExitReason reason) => OnStop(slot, reason);

    public override void OnClosed(int slot, ExitReason reason)
    {
        OnStop(slot, reason);
        _correlations.Release(_slots[slot].InstrumentId);
        Hurry();
    }

    public override void OnFreed(int slot) => _slots.Clear(slot);

    public override void OnCandle(in CandleClose candle)
    {
        _history.Add(candle.InstrumentId, candle.TimeNs, candle.Close);
        _leaders.OnCandle(candle.InstrumentId, _clock.NowNs);
    }

    public override void OnView(in SymbolView view) => _moods.OnView(in view);

    public override void OnCommand(in Command command)
    {
        if (command.Kind == CommandKind.NameInstrument && (uint)command.InstrumentId < (uint)_instruments.Length) Name(_instruments[command.InstrumentId]);
    }

    public override void OnTimer(long nowNs)
    {
        if (nowNs >= _refreshNs && !_correlations.IsRefreshing)
        {
            _correlations.BeginRefresh();
            _refreshNs = EngineTime.NextMultiple(nowNs, _options.RefreshNs);
        }

        _correlations.Refresh();
        var isDue = nowNs >= _checkNs;
        if (isDue) _checkNs = EngineTime.NextMultiple(nowNs, _options.PeriodNs);

        // What is left of a round goes on with the next event.
        NextTimerNs = _correlations.IsRefreshing ? nowNs : Math.Min(_checkNs, _refreshNs);
        if (!isDue) return;
        _sessions.Check(nowNs);
        _leaders.Check(nowNs);
        _health.Evaluate(nowNs);
        _holds.Check(nowNs);
    }

    public override RefusalCause MayEnter(EntryRequest request)
    {
        if (_health.HoldsNewEntries) return request.Refuse(RefusalCause.PortfolioHealth, _health.Score, _options.Health.HoldsEntriesBelow);
        var left = _sessions.LeftOf(request.Signal.InstrumentId, _clock.NowNs);
        return left == 0 ? RefusalCause.None : request.Refuse(RefusalCause.SessionEnding, left, _options.SessionLeadNs);
    }

    public override void Size(EntryRequest request)
    {
        ref readonly var signal = ref request.Signal;
        request.RegimePpm = _moods.FactorPpm(signal.InstrumentId);
        _correlations.BeginCandidate(signal.InstrumentId);
        request.Correlation = Groups.Highest(signal.Direction, out var other);
        if (!Scores.IsBelow(_options.CutCorrelation, request.Correlation)) return;
        request.CorrelationPpm = _options.CutFactorPpm;
        _ledger.Risk(new RiskEvent
        {
            Kind = RiskEventKind.CorrelationCut, InstrumentId = signal.InstrumentId, OtherInstrumentId = other, Price = signal.Price,
            Measured = request.Correlation, Limit = _options.CutCorrelation,
        });
    }

    public override void Write(ref SnapshotWriter writer)
    {
        writer.Put(NextTimerNs);
        writer.Put(_refreshNs);
        writer.Put(_checkNs);
        _slots.Write(ref writer);
        _history.Write(ref writer);
        _correlations.Write(ref writer);
        _moods.Write(ref writer);
        _leaders.Write(ref writer);
        _health.Write(ref writer);
        _sessions.Write(ref writer);
    }

    public override void Read(ref SnapshotReader reader)
    {
        // What the snapshot was told of slots it does not say again.
        foreach (var instrument in _instruments)
            if (instrument.IsSlot) Name(instrument);
        NextTimerNs = reader.Int64();
        _refreshNs = reader.Int64();
        _checkNs = reader.Int64();
        _slots.Read(ref reader);
        _history.Read(ref reader);
        _correlations.Read(ref reader);
        _moods.Read(ref reader);
        _leaders.Read(ref reader);
        _health.Read(ref reader);
        _sessions.Read(ref reader);
    }

    private void Name(Instrument instrument)
    {
        _isMeme[instrument.Id] = AssetNames.IsAmong(_options.MemeCoins, instrument);
        _sessions.Name(instrument);
    }

    // With the next event, when the position is settled.
    private void Hurry() => NextTimerNs = _checkNs = 0;

    private void OnStop(int slot, ExitReason reason)
    {
        if (reason is not (ExitReason.TrailingStop or ExitReason.StopLeg or ExitReason.StopPassed)) return;
        ref var stopped = ref _slots[slot];
        if (stopped.IsHedge || !_slots.Mark(slot, SlotMarks.Stopped)) return;
        for (var other = 0; other < _slots.End; other++)
        {
            if (other == slot || !_slots.IsOpen(other) || _slots[other].Direction != stopped.Direction) continue;
            ref var position = ref _slots[other];
            var correlation = _correlations.Between(stopped.InstrumentId, position.InstrumentId);
            if (!_correlations.IsGroup(correlation)) continue;
            _ledger.Risk(new RiskEvent
            {
                Kind = RiskEventKind.CorrelatedStop, PositionId = position.PositionId, InstrumentId = position.InstrumentId,
                OtherInstrumentId = stopped.InstrumentId, Measured = correlation, Limit = _options.GroupCorrelation, Cause = StopCause.CorrelatedStop,
                Reason = reason,
            });
            _actions.TightenTo(other, _options.TightStopPpm, StopCause.CorrelatedStop);
        }
    }
}
