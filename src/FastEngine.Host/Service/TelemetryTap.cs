using FastEngine.Engine;
using FastEngine.Rings;
using FastEngine.Signals;
using FastEngine.Signals.Candles;

namespace FastEngine.Host.Service;

/// <summary>Candles on their way from the shards' outputs to the databases: dropped and counted when those are behind.</summary>
internal sealed class TelemetryTap(int slots, bool mayDrop) : IShardOutputHandler
{
    private long _droppedCandles;

    public SingleProducerRing<ClosedCandle> Candles { get; } = new(slots);

    public long DroppedCandles => Volatile.Read(ref _droppedCandles);

    public long OrderFlows { get; private set; }

    public void OnOrderFlow(in OrderFlow flow) => OrderFlows++;

    public void OnCandleClosed(in ClosedCandle candle)
    {
        if (!Candles.TryClaim(1, out var sequence))
        {
            if (mayDrop)
            {
                Volatile.Write(ref _droppedCandles, _droppedCandles + 1);
                return;
            }

            var idle = default(BackoffIdle);
            sequence = Candles.Claim(1, ref idle);
        }

        Candles[sequence] = candle;
        Candles.Publish(sequence);
    }
}
