using FastEngine.Core.Execution;
using FastEngine.Rings;
using FastEngine.Signals;
using FastEngine.Signals.Candles;
using FastEngine.Signals.Decisions;

namespace FastEngine.Engine;

/// <summary>A shard's results: all but views to the cold side's ring, and what the trade stage needs to its queue, when one is wired.</summary>
/// <remarks>Waits when the ring is full, so that nothing is lost. That is safe: the reader is on a thread of its own that never waits for a shard.</remarks>
public readonly struct ShardSink : ISignalSink
{
    private readonly SingleProducerRing<ShardOutput> _ring;
    private readonly EventQueue<TradeEvent>? _trade;
    private readonly long _fastestNs;

    internal ShardSink(SingleProducerRing<ShardOutput> ring, EventQueue<TradeEvent>? trade, long fastestTimeframeNs)
    {
        _ring = ring;
        _trade = trade;
        _fastestNs = fastestTimeframeNs;
    }

    public void OnOrderFlow(in OrderFlow flow)
    {
        ref var output = ref Claim(out var sequence);
        output.Kind = ShardOutputKind.OrderFlow;
        output.OrderFlow = flow;
        _ring.Publish(sequence);
    }

    public void OnCandleClosed(in ClosedCandle candle)
    {
        ref var output = ref Claim(out var sequence);
        output.Kind = ShardOutputKind.Candle;
        output.Candle = candle;
        _ring.Publish(sequence);
        if (_trade is null || candle.Timeframe != 0) return;
        ref var e = ref _trade.Add();
        e.Kind = TradeEventKind.CandleClose;
        e.CandleClose = new CandleClose
        {
            TimeNs = candle.OpenTimeNs + _fastestNs, Open = candle.Candle.Open, High = candle.Candle.High, Low = candle.Candle.Low,
            Close = candle.Candle.Close, InstrumentId = candle.InstrumentId, Trades = candle.Candle.Trades,
        };
    }

    public void OnView(in SymbolView view)
    {
        if (_trade is null) return;
        ref var e = ref _trade.Add();
        e.Kind = TradeEventKind.SymbolView;
        e.SymbolView = view;
    }

    public void OnDecision(in DecisionRecord record)
    {
        ref var output = ref Claim(out var sequence);
        output.Kind = ShardOutputKind.Decision;
        output.Decision = record;
        _ring.Publish(sequence);
    }

    public void OnSignal(in Signal signal)
    {
        ref var output = ref Claim(out var sequence);
        output.Kind = ShardOutputKind.Signal;
        output.Signal = signal;
        _ring.Publish(sequence);
        if (_trade is null) return;
        ref var e = ref _trade.Add();
        e.Kind = TradeEventKind.Signal;
        e.Signal = signal;
        e.Signal.DecidedStamp = MonotonicClock.Stamp();
    }

    public void OnExit(in ExitRequest request)
    {
        if (_trade is null) return;
        ref var e = ref _trade.Add();
        e.Kind = TradeEventKind.ExitRequest;
        e.ExitRequest = request;
        e.ExitRequest.DecidedStamp = MonotonicClock.Stamp();
    }

    private ref ShardOutput Claim(out long sequence)
    {
        var idle = default(BackoffIdle);
        sequence = _ring.Claim(1, ref idle);
        return ref _ring[sequence];
    }
}
