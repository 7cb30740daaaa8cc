using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Signals.Candles;
using FastEngine.Signals.Decisions;
using FastEngine.Signals.Exits;
using FastEngine.Signals.Strategies;
using FastEngine.Signals.Surveillance;
using FastEngine.Signals.Windows;

namespace FastEngine.Signals;

/// <summary>The symbols of one shard: trades, clock events and position updates in; order flow, candles, decisions, signals and exits out.</summary>
/// <remarks>Everything of a symbol but its exits follows from its own trades and the clock events, whatever other symbols share the shard;
/// exits follow from its positions as well. All memory is allocated here, before the first tick. Single-threaded.</remarks>
public sealed partial class ShardSignals<TSink> : IStrategyOutput
    where TSink : struct, ISignalSink
{
    private readonly SignalOptions _options;
    private readonly ShardMarket _market;
    private readonly PinnedArray<SymbolState> _states;
    private readonly PinnedArray<SymbolTimers> _timers;
    private readonly PinnedArray<SymbolCounters> _counters;
    private readonly ExactWindows _exact;
    private readonly BucketWindows _buckets;
    private readonly CandleSeries _candles;
    private readonly VolumeProfile _profile;
    private readonly PositionGuard _guard;
    private readonly SymbolViewReader _views;
    private readonly Strategy[] _strategies;
    private readonly Strategy[] _quoted;

    // Best bid and ask by slot, 0 before the first quote.
    private readonly (long Bid, long Ask)[] _touches;
    private readonly long[] _timeframesNs;
    private readonly long _longestWindowNs;
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
        foreach (var windowNs in options.AllWindowsNs) _longestWindowNs = Math.Max(_longestWindowNs, windowNs);
        var slots = _states.Length;
        _counters = new PinnedArray<SymbolCounters>(slots);
        var exitWindows = new int[options.Exits.CascadeWindowsNs.Count];
        for (var i = 0; i < exitWindows.Length; i++) exitWindows[i] = _market.Layout.IndexOf(options.Exits.CascadeWindowsNs[i]);
        _guard = new PositionGuard(options.Exits, exitWindows, options.ImbalanceCap, _timeframesNs[0], slots);
        _views = new SymbolViewReader(_market);
        if (strategies.Count > sizeof(uint) * 8) throw new ArgumentException($"at most 32 strategies; these are {strategies.Count}", nameof(strategies));
        _strategies = [.. strategies];
        for (var i = 0; i < _strategies.Length; i++) _strategies[i].Attach(i, _market, _guard, this);
        _quoted = Array.FindAll(_strategies, strategy => strategy.WantsQuotes);
        _touches = new (long, long)[slots];
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
    public Funnel Funnel(int slot, int strategy)
    {
        var symbol = _states[slot];
        symbol.Evaluations += symbol.Uncounted;
        return _strategies[strategy].Funnel(slot, in symbol);
    }

    /// <summary>On-time trades of the symbol. From another thread while it runs: up to a batch too many.</summary>
    public long Trades(int slot) => _states[slot].Evaluations + _states[slot].Uncounted;

    /// <summary>Highest exchange time of an applied trade of the symbol, 0 before the first. When nothing runs.</summary>
    public long HighestTimeNs(int slot)
    {
        ref var symbol = ref _states[slot];
        return symbol.Uncounted == 0 ? symbol.HighestTimeNs : _exact.Uncounted(ref symbol)[^1].TimeNs;
    }

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
        if (timeNs < symbol.NowNs || tick.Flags != TickFlags.None || (symbol.Status & SymbolStatus.Traded) == 0)
        {
            return ApplyUnusual(slot, ref symbol, in tick);
        }

        symbol.NowNs = timeNs;
        if (timeNs >= symbol.SecondEndNs) EndSecond(slot, ref symbol);
        if ((ulong)(tick.Price - symbol.QuietLow) >= symbol.QuietSpan) LeaveQuiet(slot, ref symbol, in tick);
        symbol.LastPrice = tick.Price;
        if (TradePool.IsBatchEnd(symbol.NewestIndex) && !MakeRoom(slot, ref symbol)) CountLost(slot, ref symbol, in tick);
        else _exact.Append(ref symbol, WindowTrade.Of(in tick));
        if (symbol.Wanted != 0) Evaluate(slot, ref symbol, in tick);
        return true;
    }

    /// <summary>Asks the processor for the line that a trade of the symbol will touch, some ticks ahead of it. Changes nothing.</summary>
    /// <remarks>Of memory that never moves, so its address stays true.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Prefetch(int slot)
    {
        if (Sse.IsSupported) Sse.Prefetch0(Unsafe.AsPointer(ref _states[slot]));
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

    /// <summary>A free slot has got its symbol; before its first candle and trade.</summary>
    public void Name(int slot) => _market.Name(slot);

    /// <summary>Best bid and ask of the symbol in <paramref name="slot"/>: to the strategies that want them, once it has traded.</summary>
    public void OnQuote(int slot, in Tick quote)
    {
        ref var symbol = ref _states[slot];
        if ((symbol.Status & SymbolStatus.Traded) == 0) return;
        if (_quoted.Length > 0) CatchUp(slot, ref symbol);
        _touches[slot] = (quote.Price, quote.AskPrice);
        foreach (var strategy in _quoted) strategy.OnQuote(slot, ref symbol, in quote);
    }

    /// <summary>Gives a symbol a closed candle from before its first trade, oldest first: for warm-up.</summary>
    public void LoadCandle(int slot, int timeframe, in Candle candle, long openTimeNs)
    {
        _candles.Load(slot, timeframe, in candle);
        _market.OnCandleClosed(slot, timeframe, in candle, openTimeNs, candle.Close);
    }

    void IStrategyOutput.OnSignal(in Signal signal)
    {
        var (bid, ask) = _touches[_market.SlotOf(signal.InstrumentId)];
        if (bid == 0 || signal.Bid != 0)
        {
            _sink.OnSignal(in signal);
            return;
        }

        // Where quotes are read every entry is measured from them.
        var quoted = signal;
        (quoted.Bid, quoted.Ask) = (bid, ask);
        _sink.OnSignal(in quoted);
    }

    void IStrategyOutput.OnDecision(in DecisionRecord record) => _sink.OnDecision(in record);

    // A price that a zone, a gap, a value-area edge, a stop or the profile's bins may have to know of.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void LeaveQuiet(int slot, ref SymbolState symbol, in Tick tick)
    {
        CatchUp(slot, ref symbol);
        if (_profile.NeedsRebin(slot, tick.Price)) _profile.Rebin(slot, tick.Price);
        if (!_market.Zones.IsQuiet(slot, tick.Price))
        {
            _market.Zones.OnPrice(slot, tick.Price, symbol.NowNs);
            symbol.Wanted = uint.MaxValue;
        }

        if (!_guard.Band(slot).Holds(tick.Price)) FollowPrice(slot, ref symbol, in tick);
        SetQuiet(slot, ref symbol);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Evaluate(int slot, ref SymbolState symbol, in Tick tick)
    {
        CatchUp(slot, ref symbol);
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
        ref readonly var positions = ref _guard.Band(slot);
        low = Math.Max(low, positions.Low);
        high = Math.Min(high, positions.High);
        symbol.QuietLow = low + 1;
        symbol.QuietSpan = high > low ? (ulong)high - (ulong)low - 1 : 0;
    }

    // The first trade since the start or a reset, late trades, and those beside a gap.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool ApplyUnusual(int slot, ref SymbolState symbol, in Tick tick)
    {
        if ((tick.Flags & (TickFlags.GapBefore | TickFlags.GapsFilled)) != 0) return ApplyAtGap(slot, ref symbol, in tick);
        CatchUp(slot, ref symbol);
        var isLate = tick.ExchangeTimeNs < symbol.NowNs || (tick.Flags & TickFlags.LateById) != 0;
        symbol.NowNs = Math.Max(symbol.NowNs, tick.ExchangeTimeNs);
        if ((symbol.Status & SymbolStatus.Traded) == 0) Open(slot, ref symbol, in tick);
        Advance(slot, ref symbol);
        if (isLate) ApplyLate(slot, ref symbol, in tick);
        else ApplyFirst(slot, ref symbol, in tick);
        return !isLate;
    }

    private void ApplyLate(int slot, ref SymbolState symbol, in Tick tick)
    {
        var trade = WindowTrade.Of(in tick);
        if (!_exact.AddLate(ref symbol, in trade)) Taint(slot, ref symbol);
        _buckets.AddLate(ref symbol, slot, in trade, out var batch);
        for (var i = 0; i < _timeframesNs.Length; i++)
        {
            if (trade.TimeNs >= _timers[slot].CandleEndNs[i] - _timeframesNs[i]) _candles.Open(slot, i).Add(in batch);
        }

        symbol.HighestTimeNs = Math.Max(symbol.HighestTimeNs, trade.TimeNs);
        _profile.Add(slot, trade.TimeNs, trade.Price, tick.Quantity);
        _counters[slot].Late++;
    }

    private void ApplyFirst(int slot, ref SymbolState symbol, in Tick tick)
    {
        symbol.LastPrice = tick.Price;
        symbol.HighestTimeNs = tick.ExchangeTimeNs;
        symbol.Evaluations++;
        var trade = WindowTrade.Of(in tick);
        Count(slot, ref symbol, new ReadOnlySpan<WindowTrade>(in trade), out var batch);
        if (_exact.HasRoom(ref symbol))
        {
            _exact.Append(ref symbol, in trade);
            _exact.Count(ref symbol, in batch);
        }
        else
        {
            Taint(slot, ref symbol);
        }

        LeaveQuiet(slot, ref symbol, in tick);
        Evaluate(slot, ref symbol, in tick);
    }

    // A gap that is never filled has left the longest window at last.
    private bool ApplyAtGap(int slot, ref SymbolState symbol, in Tick tick)
    {
        if ((tick.Flags & TickFlags.GapsFilled) != 0) _timers[slot].TaintedUntilNs = _timers[slot].LostUntilNs;
        if ((tick.Flags & TickFlags.GapBefore) != 0) Taint(slot, ref symbol, Math.Max(symbol.NowNs, tick.ExchangeTimeNs) + _longestWindowNs);
        var trade = tick;
        trade.Flags &= TickFlags.LateById;
        return OnTrade(slot, in trade);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Taint(int slot, ref SymbolState symbol)
    {
        Taint(slot, ref symbol, symbol.NowNs + SignalOptions.MaxExactWindowNs);
        _timers[slot].LostUntilNs = symbol.NowNs + SignalOptions.MaxExactWindowNs;
        _counters[slot].Tainted++;
    }

    private void Taint(int slot, ref SymbolState symbol, long untilNs)
    {
        symbol.Status |= SymbolStatus.Tainted;
        symbol.Wanted = uint.MaxValue;
        _timers[slot].TaintedUntilNs = Math.Max(_timers[slot].TaintedUntilNs, untilNs);
    }
}
