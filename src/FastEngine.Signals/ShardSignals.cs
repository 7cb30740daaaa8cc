using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using FastEngine.Core;
using FastEngine.Signals.Candles;
using FastEngine.Signals.Windows;

namespace FastEngine.Signals;

/// <summary>Order flow and candles of the symbols of one shard: trades and clock events in, publications and closed candles out.</summary>
/// <remarks>Everything of a symbol follows from its own trades and the clock events, whatever other symbols share the shard.
/// All memory is allocated here, before the first tick. Single-threaded.</remarks>
public sealed class ShardSignals<TSink>
    where TSink : struct, ISignalSink
{
    private const int CacheLine = 64;
    private const int HotStateLines = 4;

    private readonly SignalOptions _options;
    private readonly WindowLayout _layout;
    private readonly Instrument[] _instruments;
    private readonly PinnedArray<SymbolState> _states;
    private readonly PinnedArray<SymbolTimers> _timers;
    private readonly PinnedArray<SymbolCounters> _counters;
    private readonly TradePool _pool;
    private readonly ExactWindows _exact;
    private readonly BucketWindows _buckets;
    private readonly CandleSeries _candles;
    private readonly long[] _timeframesNs;
    private TSink _sink;

    /// <param name="options">Windows, timeframes and periods.</param>
    /// <param name="instruments">The shard's symbols in instrument order; the position is the slot.</param>
    /// <param name="sink">Where results go.</param>
    public ShardSignals(SignalOptions options, IReadOnlyList<Instrument> instruments, TSink sink)
    {
        if (options.TimeframesNs.Count is 0 or > SymbolTimers.MaxTimeframes)
            throw new ArgumentException($"1 to {SymbolTimers.MaxTimeframes} timeframes; these are {options.TimeframesNs.Count}", nameof(options));
        _options = options;
        _layout = new WindowLayout(options);
        _instruments = [.. instruments];
        _sink = sink;
        _timeframesNs = [.. options.TimeframesNs];
        var slots = Math.Max(1, _instruments.Length);
        _states = new PinnedArray<SymbolState>(slots);
        _timers = new PinnedArray<SymbolTimers>(slots);
        _counters = new PinnedArray<SymbolCounters>(slots);
        _pool = new TradePool(options.PoolTrades);
        _exact = new ExactWindows(_layout, _pool);
        _buckets = new BucketWindows(_layout, options, slots);
        _candles = new CandleSeries(slots, _timeframesNs.Length, options.CandleHistory);
        for (var slot = 0; slot < slots; slot++) _states[slot].NextTimerNs = long.MinValue;
    }

    public int SymbolCount => _instruments.Length;

    public ReadOnlySpan<Instrument> Instruments => _instruments;

    public CandleSeries Candles => _candles;

    public ref TSink Sink => ref _sink;

    public ref readonly SymbolCounters Counters(int slot) => ref _counters[slot];

    /// <summary>Highest exchange time of an applied trade of the symbol, 0 before the first.</summary>
    public long HighestTimeNs(int slot) => _states[slot].HighestTimeNs;

    /// <summary>Memory taken at construction, bytes.</summary>
    public long SizeInBytes =>
        _states.SizeInBytes + _timers.SizeInBytes + _counters.SizeInBytes + _pool.SizeInBytes + _buckets.SizeInBytes + _candles.SizeInBytes;

    /// <summary>Applies one trade of the symbol in <paramref name="slot"/>; timers due at or before it fire first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void OnTrade(int slot, in Tick tick)
    {
        ref var symbol = ref _states[slot];
        var timeNs = tick.ExchangeTimeNs;
        if (timeNs >= symbol.NextTimerNs) AdvanceTimers(slot, ref symbol, timeNs, isTrade: true);
        if (timeNs < symbol.NowNs || (tick.Flags & TickFlags.LateById) != 0 || (symbol.Status & SymbolStatus.Traded) == 0)
        {
            ApplyUnusual(slot, ref symbol, in tick);
            return;
        }

        symbol.NowNs = timeNs;
        if (_buckets.Advance(ref symbol, slot)) _exact.Advance(ref symbol);
        var side = (int)tick.Aggressor;
        if (!_exact.Add(ref symbol, timeNs, tick.Quantity, side)) Taint(slot, ref symbol);
        _buckets.Add(ref symbol, slot, tick.Price, tick.Quantity, side);
        _candles.Add(slot, tick.Price, tick.Quantity, side);
        symbol.LastPrice = tick.Price;
        symbol.HighestTimeNs = timeNs;
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

    /// <summary>Moves every symbol that has traded to <paramref name="timeNs"/>, in instrument order.</summary>
    public void OnClock(long timeNs)
    {
        for (var slot = 0; slot < _instruments.Length; slot++)
        {
            ref var symbol = ref _states[slot];
            if (timeNs >= symbol.NextTimerNs) AdvanceTimers(slot, ref symbol, timeNs, isTrade: false);
            else if (timeNs > symbol.NowNs) symbol.NowNs = timeNs;
        }
    }

    // The first trade since the start or a reset, and late trades.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ApplyUnusual(int slot, ref SymbolState symbol, in Tick tick)
    {
        var timeNs = tick.ExchangeTimeNs;
        var isLate = timeNs < symbol.NowNs || (tick.Flags & TickFlags.LateById) != 0;
        symbol.NowNs = Math.Max(symbol.NowNs, timeNs);
        if ((symbol.Status & SymbolStatus.Traded) == 0) Open(slot, ref symbol, tick.Price);
        _exact.Advance(ref symbol);
        _buckets.Advance(ref symbol, slot);
        var side = (int)tick.Aggressor;
        var isKept = isLate
            ? _exact.AddLate(ref symbol, timeNs, tick.Quantity, side)
            : _exact.Add(ref symbol, timeNs, tick.Quantity, side);
        if (!isKept) Taint(slot, ref symbol);
        _buckets.AddLate(ref symbol, slot, timeNs, tick.Price, tick.Quantity, side);
        for (var i = 0; i < _timeframesNs.Length; i++)
        {
            if (timeNs >= _timers[slot].CandleEndNs[i] - _timeframesNs[i]) _candles.Open(slot, i).Add(tick.Price, tick.Quantity, side);
        }

        if (!isLate) symbol.LastPrice = tick.Price;
        symbol.HighestTimeNs = Math.Max(symbol.HighestTimeNs, timeNs);
        if (isLate) _counters[slot].Late++;
    }

    // Something may be due at or before this event: the symbol's start, a reset, or timers in time order.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AdvanceTimers(int slot, ref SymbolState symbol, long timeNs, bool isTrade)
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
            if (timers.PublicationNs == due)
            {
                Publish(slot, ref symbol, due);
                timers.PublicationNs = due + _options.PublicationPeriodNs;
            }

            if ((symbol.Status & SymbolStatus.Traded) == 0) continue;
            for (var i = 0; i < _timeframesNs.Length; i++)
            {
                if (timers.CandleEndNs[i] == due) CloseCandle(slot, i, ref timers);
            }
        }

        symbol.NowNs = Math.Max(symbol.NowNs, timeNs);
        SetNextTimer(slot, ref symbol);
    }

    private void Start(int slot, ref SymbolState symbol, long timeNs)
    {
        symbol.NowNs = timeNs;
        symbol.Status = SymbolStatus.Started;
        _timers[slot].PublicationNs = EngineTime.NextMultiple(timeNs, _options.PublicationPeriodNs);
        _exact.Start(ref symbol);
        _buckets.Start(ref symbol, slot, basePrice: symbol.LastPrice);
        _candles.Clear(slot);
        SetNextTimer(slot, ref symbol);
    }

    // A jump of the symbol's time: what was open closes, nothing fires inside the gap, and everything starts anew.
    private void Reset(int slot, ref SymbolState symbol, long timeNs)
    {
        if ((symbol.Status & SymbolStatus.Traded) != 0)
        {
            for (var i = 0; i < _timeframesNs.Length; i++) CloseCandle(slot, i, ref _timers[slot]);
        }

        _exact.Release(ref symbol);
        _counters[slot].Resets++;
        Start(slot, ref symbol, timeNs);
    }

    // The first trade since the start or a reset opens the candles.
    private void Open(int slot, ref SymbolState symbol, long price)
    {
        symbol.Status |= SymbolStatus.Traded;
        if (symbol.LastPrice == 0) symbol.LastPrice = price;
        _buckets.Start(ref symbol, slot, price);
        for (var i = 0; i < _timeframesNs.Length; i++)
        {
            _timers[slot].CandleEndNs[i] = EngineTime.NextMultiple(symbol.NowNs, _timeframesNs[i]);
            _candles.Open(slot, i).StartAt(price);
        }

        SetNextTimer(slot, ref symbol);
    }

    private void CloseCandle(int slot, int timeframe, ref SymbolTimers timers)
    {
        var closed = new ClosedCandle
        {
            Candle = _candles.Close(slot, timeframe),
            OpenTimeNs = timers.CandleEndNs[timeframe] - _timeframesNs[timeframe],
            InstrumentId = _instruments[slot].Id,
            Timeframe = timeframe,
        };
        timers.CandleEndNs[timeframe] += _timeframesNs[timeframe];
        _sink.OnCandleClosed(in closed);
    }

    private long NextDue(ref SymbolTimers timers, bool hasCandles)
    {
        var due = timers.PublicationNs;
        for (var i = 0; hasCandles && i < _timeframesNs.Length; i++) due = Math.Min(due, timers.CandleEndNs[i]);
        return due;
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
        _timers[slot].TaintedUntilNs = symbol.NowNs + SignalOptions.MaxExactWindowNs;
        _counters[slot].Tainted++;
    }

    private void Publish(int slot, ref SymbolState symbol, long timeNs)
    {
        _exact.Advance(ref symbol);
        _buckets.Advance(ref symbol, slot);
        if (timeNs >= _timers[slot].TaintedUntilNs) symbol.Status &= ~SymbolStatus.Tainted;
        var flow = default(OrderFlow);
        OrderFlowReader.Read(_options, _layout, _instruments[slot], ref symbol, timeNs, ref flow);
        _sink.OnOrderFlow(in flow);
    }
}
