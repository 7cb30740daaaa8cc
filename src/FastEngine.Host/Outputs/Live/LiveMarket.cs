using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Engine;
using FastEngine.Signals;
using FastEngine.Signals.Candles;

namespace FastEngine.Host.Outputs.Live;

/// <summary>The latest order flow, candle and signals of every symbol.</summary>
/// <remarks>The outputs thread writes, the view's thread reads, under one lock on the cold side.</remarks>
internal sealed class LiveMarket(int instruments) : IShardOutputHandler
{
    private readonly Lock _lock = new();
    private readonly OrderFlow[] _latest = new OrderFlow[instruments];
    private readonly ClosedCandle[] _candles = new ClosedCandle[instruments];
    private readonly long[] _signals = new long[instruments];
    private long _timeNs;

    /// <summary>Engine time of the newest publication, ns since the epoch; 0 before the first.</summary>
    public long TimeNs
    {
        get
        {
            lock (_lock) return _timeNs;
        }
    }

    public long Signals
    {
        get
        {
            lock (_lock) return _signals.Sum();
        }
    }

    /// <param name="flow">Its time is 0 before the first publication.</param>
    /// <param name="candle">The last closed one of the fastest timeframe; its open price is 0 before the first.</param>
    /// <param name="signals">Signals emitted so far.</param>
    public void Read(int instrumentId, out OrderFlow flow, out Candle candle, out long signals)
    {
        lock (_lock)
        {
            flow = _latest[instrumentId];
            candle = _candles[instrumentId].Candle;
            signals = _signals[instrumentId];
        }
    }

    public void OnOrderFlow(in OrderFlow flow)
    {
        lock (_lock)
        {
            _latest[flow.InstrumentId] = flow;
            _timeNs = Math.Max(_timeNs, flow.TimeNs);
        }
    }

    public void OnCandleClosed(in ClosedCandle candle)
    {
        if (candle.Timeframe != 0) return;
        lock (_lock) _candles[candle.InstrumentId] = candle;
    }

    public void OnSignal(in Signal signal)
    {
        lock (_lock) _signals[signal.InstrumentId]++;
    }
}
