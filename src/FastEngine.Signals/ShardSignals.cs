using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Signals.Candles;
using FastEngine.Signals.Decisions;
using FastEngine.Signals.Exits;
using FastEngine.Signals.Strategies;
using FastEngine.Signals.Surveillance;

namespace FastEngine.Signals;

/// <summary>The symbols of one shard: trades, clock events and position updates in; order flow, candles, decisions, signals and exits out.</summary>
/// <remarks>Everything of a symbol but its exits follows from its own trades and the clock events, whatever other symbols share the shard;
/// exits follow from its positions as well. All memory is allocated here, before the first tick. Single-threaded.</remarks>
public sealed class ShardSignals<TSink> : IStrategyOutput
    where TSink : struct, ISignalSink
{
    private const int CacheLine = 64;
    private const int HotStateLines = 5;

    private readonly SignalOptions _options;
    private readonly ShardMarket _market;
    private readonly PinnedArray<SymbolState> _states;
    private readonly PinnedArray<SymbolTimers> _timers;
    private readonly PinnedArray<SymbolCounters> _counters;
    private readonly Windows.ExactWindows _exact;
    private readonly Windows.BucketWindows _buckets;
    private readonly CandleSeries _candles;
    private readonly Surveillance.VolumeProfile _profile;
    private readonly PositionGuard _guard;
    private readonly Strategy[] _strategies;
    private readonly long[] _timeframesNs;
    private TSink _sink;

    /// <param name="options">Windows, timeframes, rules and periods.</param>
    /// <param name="instruments">The shard's symbols in instrument order; the position is the slot.</param>
    /// <param name="strategies">Those that look for entries here; made for this shard.</param>
    /// <param name="sink">Where results go.</param>
    public ShardSignals(SignalOptions options, IReadOnlyList<Instrument> instruments, IReadOnlyList<Strategy> strategies, TSink sink)
    {
        _options = options;
        _sink = sink;
        _market = new ShardMarket(options, instruments);
        _states = _market.States;
        _timers = _market.Timers;
        _exact = _market.Exact;
        _buckets = _market.Buckets;
        _candles = _market.Candles;
        _profile = _market.Profile;
        _timeframesNs = [.. options.TimeframesNs];
        var slots = _states.Length;
        _counters = new PinnedArray<SymbolCounters>(slots);
        var exitWindows = new int[options.Exits.CascadeWindowsNs.Count];
        for (var i = 0; i < exitWindows.Length; i++) exitWindows[i] = _market.Layout.IndexOf(options.Exits.CascadeWindowsNs[i]);
        _guard = new PositionGuard(options.Exits, exitWindows, options.ImbalanceCap, slots);
        if (strategies.Count > sizeof(uint) * 8) throw new ArgumentException($"at most 32 strategies; these are {strategies.Count}", nameof(strategies));
        _strategies = [.. strategies];
        for (var i = 0; i < _strategies.Length; i++) _strategies[i].Attach(i, _market, this);
        for (var slot = 0; slot < slots; slot++)
        {
            _states[slot].NextTimerNs = long.MinValue;
            _timers[slot].ExitCheckNs = long.MaxValue;
            _market.Begin(slot);
        }
    }

    public int SymbolCount => _market.Instruments.Length;

    public ReadOnlySpan<Instrument> Instruments => _market.Instruments;

    public ShardMarket Market => _market;

    public PositionGuard Positions => _guard;

    public ReadOnlySpan<Strategy> Strategies => _strategies;

    public ref TSink Sink => ref _sink;

    public ref readonly SymbolCounters Counters(int slot) => ref _counters[slot];

    /// <summary>How far the evaluations of a strategy got on a symbol.</summary>
    public Funnel Funnel(int slot, int strategy) => _strategies[strategy].Funnel(slot, in _states[slot]);

    /// <summary>Highest exchange time of an applied trade of the symbol, 0 before the first.</summary>
    public long HighestTimeNs(int slot) => _states[slot].HighestTimeNs;

    /// <summary>Memory taken at construction, bytes.</summary>
    public long SizeInBytes
    {
        get
        {
            var size = _market.SizeInBytes + _counters.SizeInBytes + _guard.SizeInBytes;
            foreach (var strategy in _strategies) size += strategy.SizeInBytes;
            return size;
        }
    }

    /// <summary>Applies one trade of the symbol in <paramref name="slot"/>; timers due at or before it fire first.</summary>
    /// <returns>Whether it was on time; a late one fills no order.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool OnTrade(int slot, in Tick tick)
    {
        ref var symbol = ref _states[slot];
        var timeNs = tick.ExchangeTimeNs;
        if (timeNs >= symbol.NextTimerNs) AdvanceTimers(slot, ref symbol, timeNs, in tick, isTrade: true);
        if (timeNs < symbol.NowNs || (tick.Flags & TickFlags.LateById) != 0 || (symbol.Status & SymbolStatus.Traded) == 0)
        {
            return ApplyUnusual(slot, ref symbol, in tick);
        }

        symbol.NowNs = timeNs;
        if (_buckets.Advance(ref symbol, slot)) _exact.Advance(ref symbol);
        var side = (int)tick.Aggressor;
        if (!_exact.Add(ref symbol, timeNs, tick.Price, tick.Quantity, side)) Taint(slot, ref symbol);
        _buckets.Add(ref symbol, slot, tick.Price, tick.Quantity, side);
        _candles.Add(slot, tick.Price, tick.Quantity, side);
        symbol.HighestTimeNs = timeNs;
        symbol.LastPrice = tick.Price;
        if ((ulong)(tick.Price - symbol.QuietLow) >= symbol.QuietSpan) LeaveQuiet(slot, ref symbol, in tick);
        _profile.Add(slot, timeNs, tick.Price, tick.Quantity);
        symbol.Evaluations++;
        if (symbol.Wanted != 0) Evaluate(slot, ref symbol, in tick);
        return true;
    }

    /// <summary>Asks the processor for the lines that a trade of the symbol will touch, some ticks ahead of it. Changes nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(int slot)
    {
        if (!Sse.IsSupported) return;
        ref var symbol = ref _states[slot];
        ref var candle = ref _candles.Open(slot, 0);
        PrefetchLines(ref Unsafe.As<SymbolState, byte>(ref symbol), HotStateLines);
        PrefetchLines(ref Unsafe.As<Candle, byte>(ref candle), _timeframesNs.Length);
    }

    // Memory that never moves, so an address stays true.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void PrefetchLines(ref byte start, int lines)
    {
        var address = (byte*)Unsafe.AsPointer(ref start);
        for (var i = 0; i < lines; i++) Sse.Prefetch0(address + i * CacheLine);
    }

    /// <summary>A clock event: moves every symbol that has traded to its time, in instrument order.</summary>
    public void OnClock(in Tick clock)
    {
        var timeNs = clock.ExchangeTimeNs;
        for (var slot = 0; slot < SymbolCount; slot++)
        {
            ref var symbol = ref _states[slot];
            if (timeNs >= symbol.NextTimerNs) AdvanceTimers(slot, ref symbol, timeNs, in clock, isTrade: false);
            else if (timeNs > symbol.NowNs) symbol.NowNs = timeNs;
        }
    }

    /// <summary>Takes over what the trade thread says of a position. Moves no time and decides nothing.</summary>
    public void OnPosition(int slot, in PositionUpdate update)
    {
        ref var symbol = ref _states[slot];
        ref var timers = ref _timers[slot];
        _guard.Apply(slot, in update);
        if (_guard.Count(slot) == 0) timers.ExitCheckNs = long.MaxValue;
        else if (timers.ExitCheckNs == long.MaxValue)
            timers.ExitCheckNs = EngineTime.NextMultiple(Math.Max(symbol.NowNs, update.TimeNs), _options.Exits.CheckPeriodNs);
        if ((symbol.Status & SymbolStatus.Started) == 0) return;
        SetNextTimer(slot, ref symbol);
        SetQuiet(slot, ref symbol);
    }

    /// <summary>Gives a symbol a closed candle from before its first trade, oldest first: for warm-up.</summary>
    public void LoadCandle(int slot, int timeframe, in Candle candle, long openTimeNs)
    {
        _candles.Load(slot, timeframe, in candle);
        _market.OnCandleClosed(slot, timeframe, in candle, openTimeNs, candle.Close);
    }

    void IStrategyOutput.OnSignal(in Signal signal) => _sink.OnSignal(in signal);

    void IStrategyOutput.OnDecision(in DecisionRecord record) => _sink.OnDecision(in record);

    // A price that a zone, a gap, a value-area edge, a stop or the profile's bins may have to know of.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void LeaveQuiet(int slot, ref SymbolState symbol, in Tick tick)
    {
        if (_profile.NeedsRebin(slot, tick.Price)) _profile.Rebin(slot, tick.Price);
        if (!_market.Zones.IsQuiet(slot, tick.Price))
        {
            _market.Zones.OnPrice(slot, tick.Price, symbol.NowNs);
            symbol.Wanted = uint.MaxValue;
        }

        var request = default(ExitRequest);
        var next = 0;
        while (_guard.NextStop(slot, tick.Price, ref next, ref request)) Send(ref request, symbol.NowNs, in tick);
        SetQuiet(slot, ref symbol);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Evaluate(int slot, ref SymbolState symbol, in Tick tick)
    {
        for (var i = 0; i < _strategies.Length; i++)
        {
            var bit = 1u << i;
            if ((symbol.Wanted & bit) == 0) continue;
            if (!_strategies[i].OnTrade(slot, ref symbol, in tick)) symbol.Wanted &= ~bit;
        }

        if (_strategies.Length < sizeof(uint) * 8) symbol.Wanted &= (1u << _strategies.Length) - 1;
    }

    // Anything that an evaluation may look at has changed.
    private void Change(int slot, ref SymbolState symbol)
    {
        symbol.Wanted = uint.MaxValue;
        SetQuiet(slot, ref symbol);
    }

    private void SetQuiet(int slot, ref SymbolState symbol)
    {
        ref readonly var band = ref _market.Zones.Band(slot);
        var low = band.Low;
        var high = band.High;
        _profile.Narrow(slot, ref low, ref high);
        _guard.Narrow(slot, ref low, ref high);
        symbol.QuietLow = low + 1;
        symbol.QuietSpan = high > low ? (ulong)high - (ulong)low - 1 : 0;
    }

    // The first trade since the start or a reset, and late trades.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool ApplyUnusual(int slot, ref SymbolState symbol, in Tick tick)
    {
        var timeNs = tick.ExchangeTimeNs;
        var isLate = timeNs < symbol.NowNs || (tick.Flags & TickFlags.LateById) != 0;
        symbol.NowNs = Math.Max(symbol.NowNs, timeNs);
        if ((symbol.Status & SymbolStatus.Traded) == 0) Open(slot, ref symbol, in tick);
        _exact.Advance(ref symbol);
        _buckets.Advance(ref symbol, slot);
        var side = (int)tick.Aggressor;
        var isKept = isLate
            ? _exact.AddLate(ref symbol, timeNs, tick.Price, tick.Quantity, side)
            : _exact.Add(ref symbol, timeNs, tick.Price, tick.Quantity, side);
        if (!isKept) Taint(slot, ref symbol);
        _buckets.AddLate(ref symbol, slot, timeNs, tick.Price, tick.Quantity, side);
        for (var i = 0; i < _timeframesNs.Length; i++)
        {
            if (timeNs >= _timers[slot].CandleEndNs[i] - _timeframesNs[i]) _candles.Open(slot, i).Add(tick.Price, tick.Quantity, side);
        }

        symbol.HighestTimeNs = Math.Max(symbol.HighestTimeNs, timeNs);
        if (isLate)
        {
            _profile.Add(slot, timeNs, tick.Price, tick.Quantity);
            _counters[slot].Late++;
            return false;
        }

        symbol.LastPrice = tick.Price;
        _profile.Add(slot, timeNs, tick.Price, tick.Quantity);
        LeaveQuiet(slot, ref symbol, in tick);
        symbol.Evaluations++;
        Evaluate(slot, ref symbol, in tick);
        return true;
    }

    // Something may be due at or before this event: the symbol's start, a reset, or timers in time order.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AdvanceTimers(int slot, ref SymbolState symbol, long timeNs, in Tick cause, bool isTrade)
    {
        if ((symbol.Status & SymbolStatus.Started) == 0)
        {
            if (isTrade) Start(slot, ref symbol, timeNs);
            return;
        }

        if (timeNs - symbol.NowNs > _options.GapMaxNs)
        {
            Reset(slot, ref symbol, timeNs);
            return;
        }

        ref var timers = ref _timers[slot];
        while (true)
        {
            var due = NextDue(ref timers, (symbol.Status & SymbolStatus.Traded) != 0);
            if (due > timeNs) break;
            symbol.NowNs = Math.Max(symbol.NowNs, due);
            if (timers.ExitCheckNs == due) CheckExits(slot, ref symbol, ref timers, due, in cause);
            if (timers.PublicationNs == due)
            {
                Publish(slot, ref symbol, due);
                timers.PublicationNs = due + _options.PublicationPeriodNs;
            }

            if ((symbol.Status & SymbolStatus.Traded) == 0) continue;
            for (var i = 0; i < _timeframesNs.Length; i++)
            {
                if (timers.CandleEndNs[i] == due) CloseCandle(slot, ref symbol, i, ref timers);
            }

            if (timers.ProfileNs == due) UpdateProfile(slot, ref symbol, ref timers, due);
        }

        symbol.NowNs = Math.Max(symbol.NowNs, timeNs);
        SetNextTimer(slot, ref symbol);
    }

    private void Start(int slot, ref SymbolState symbol, long timeNs)
    {
        symbol.NowNs = timeNs;
        symbol.Status = SymbolStatus.Started;
        ref var timers = ref _timers[slot];
        timers.PublicationNs = EngineTime.NextMultiple(timeNs, _options.PublicationPeriodNs);
        if (_guard.Count(slot) > 0) timers.ExitCheckNs = EngineTime.NextMultiple(timeNs, _options.Exits.CheckPeriodNs);
        _exact.Start(ref symbol);
        _buckets.Start(ref symbol, slot, basePrice: symbol.LastPrice);
        Change(slot, ref symbol);
        SetNextTimer(slot, ref symbol);
    }

    // A jump of the symbol's time: what was open closes, nothing fires inside the gap, and everything but positions starts anew.
    private void Reset(int slot, ref SymbolState symbol, long timeNs)
    {
        if ((symbol.Status & SymbolStatus.Traded) != 0)
        {
            for (var i = 0; i < _timeframesNs.Length; i++) EmitClosed(slot, i, ref _timers[slot], in _candles.Close(slot, i));
        }

        _exact.Release(ref symbol);
        _counters[slot].Resets++;
        _market.Begin(slot);
        Start(slot, ref symbol, timeNs);
    }

    // The first trade since the start or a reset opens the candles.
    private void Open(int slot, ref SymbolState symbol, in Tick tick)
    {
        symbol.Status |= SymbolStatus.Traded;
        if (symbol.LastPrice == 0) symbol.LastPrice = tick.Price;
        _buckets.Start(ref symbol, slot, tick.Price);
        ref var timers = ref _timers[slot];
        for (var i = 0; i < _timeframesNs.Length; i++)
        {
            timers.CandleEndNs[i] = EngineTime.NextMultiple(symbol.NowNs, _timeframesNs[i]);
            _candles.Open(slot, i).StartAt(tick.Price);
        }

        timers.ProfileNs = EngineTime.NextMultiple(symbol.NowNs, _options.Profile.PeriodNs);
        _market.SetFirstTrade(slot, tick.ExchangeTimeNs);
        SetNextTimer(slot, ref symbol);
    }

    private void CloseCandle(int slot, ref SymbolState symbol, int timeframe, ref SymbolTimers timers)
    {
        var openTimeNs = timers.CandleEndNs[timeframe] - _timeframesNs[timeframe];
        ref readonly var candle = ref _candles.Close(slot, timeframe);
        _market.OnCandleClosed(slot, timeframe, in candle, openTimeNs, symbol.LastPrice);
        Change(slot, ref symbol);
        EmitClosed(slot, timeframe, ref timers, in candle);
        if (timeframe == 0) EmitView(slot, ref symbol);
    }

    private void EmitClosed(int slot, int timeframe, ref SymbolTimers timers, in Candle candle)
    {
        var closed = new ClosedCandle
        {
            Candle = candle,
            OpenTimeNs = timers.CandleEndNs[timeframe] - _timeframesNs[timeframe],
            InstrumentId = _market.Instruments[slot].Id,
            Timeframe = timeframe,
        };
        timers.CandleEndNs[timeframe] += _timeframesNs[timeframe];
        _sink.OnCandleClosed(in closed);
    }

    private void UpdateProfile(int slot, ref SymbolState symbol, ref SymbolTimers timers, long dueNs)
    {
        timers.ProfileNs = dueNs + _options.Profile.PeriodNs;
        _profile.OnPeriod(slot, dueNs);
        _market.Zones.Refresh(slot, symbol.LastPrice);
        Change(slot, ref symbol);
        SurveillanceReader.Send(_market, slot, dueNs, ref _sink);
    }

    private void CheckExits(int slot, ref SymbolState symbol, ref SymbolTimers timers, long dueNs, in Tick cause)
    {
        timers.ExitCheckNs = dueNs + _options.Exits.CheckPeriodNs;
        if ((symbol.Status & SymbolStatus.Traded) == 0) return;
        _exact.Advance(ref symbol);
        _buckets.Advance(ref symbol, slot);
        var request = default(ExitRequest);
        var next = 0;
        while (_guard.NextCheck(slot, ref symbol, ref next, ref request)) Send(ref request, dueNs, in cause);
        EmitView(slot, ref symbol);
        SetQuiet(slot, ref symbol);
    }

    private void Send(ref ExitRequest request, long timeNs, in Tick cause)
    {
        request.TimeNs = timeNs;
        request.Sequence = cause.Sequence;
        request.PublishedStamp = cause.Stamp;
        _sink.OnExit(in request);
    }

    private void EmitView(int slot, ref SymbolState symbol)
    {
        _exact.Advance(ref symbol);
        _buckets.Advance(ref symbol, slot);
        var view = default(SymbolView);
        SymbolViewReader.Read(_market, slot, ref symbol, ref view);
        _sink.OnView(in view);
    }

    private long NextDue(ref SymbolTimers timers, bool hasCandles)
    {
        var due = Math.Min(timers.PublicationNs, timers.ExitCheckNs);
        if (!hasCandles) return due;
        for (var i = 0; i < _timeframesNs.Length; i++) due = Math.Min(due, timers.CandleEndNs[i]);
        return Math.Min(due, timers.ProfileNs);
    }

    // Never further than the largest gap, so that a jump is seen even when no timer is due before it.
    private void SetNextTimer(int slot, ref SymbolState symbol)
    {
        var due = NextDue(ref _timers[slot], (symbol.Status & SymbolStatus.Traded) != 0);
        symbol.NextTimerNs = Math.Min(due, symbol.NowNs + _options.GapMaxNs);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Taint(int slot, ref SymbolState symbol)
    {
        symbol.Status |= SymbolStatus.Tainted;
        symbol.Wanted = uint.MaxValue;
        _timers[slot].TaintedUntilNs = symbol.NowNs + SignalOptions.MaxExactWindowNs;
        _counters[slot].Tainted++;
    }

    private void Publish(int slot, ref SymbolState symbol, long timeNs)
    {
        _exact.Advance(ref symbol);
        _buckets.Advance(ref symbol, slot);
        if ((symbol.Status & SymbolStatus.Tainted) != 0 && timeNs >= _timers[slot].TaintedUntilNs)
        {
            symbol.Status &= ~SymbolStatus.Tainted;
            symbol.Wanted = uint.MaxValue;
        }

        var flow = default(OrderFlow);
        OrderFlowReader.Read(_options, _market.Layout, _market.Instruments[slot], ref symbol, timeNs, ref flow);
        _sink.OnOrderFlow(in flow);
    }
}
