using FastEngine.Engine;
using FastEngine.Rings;
using FastEngine.Signals;
using FastEngine.Signals.Candles;

namespace FastEngine.Host.Service;

/// <summary>Candles on their way from the shards' outputs to the databases: dropped and counted when those are behind.</summary>
internal sealed class TelemetryTap(int slots, bool mayDrop) : IShardOutputHandler
{
    private long _droppedCandles;
    private volatile bool _isStopped;

    public SingleProducerRing<ClosedCandle> Candles { get; } = new(slots);

    /// <summary>Nobody reads any more, or nobody ever did: candles are dropped.</summary>
    public void Stop() => _isStopped = true;

    public long DroppedCandles => Volatile.Read(ref _droppedCandles);

    public long OrderFlows { get; private set; }

    public void OnOrderFlow(in OrderFlow flow) => OrderFlows++;

    public void OnCandleClosed(in ClosedCandle candle)
    {
        if (_isStopped) return;
        if (!Candles.TryClaim(1, out var sequence))
        {
            if (mayDrop)
            {
                Volatile.Write(ref _droppedCandles, _droppedCandles + 1);
                return;
            }

            var idle = default(BackoffIdle);
            while (!Candles.TryClaim(1, out sequence))
            {
                if (_isStopped) return;
                idle.Idle();
            }
        }

        Candles[sequence] = candle;
        Candles.Publish(sequence);
    }
}
