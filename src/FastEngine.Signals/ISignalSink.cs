using FastEngine.Signals.Candles;

namespace FastEngine.Signals;

/// <summary>Where a shard's results go; a struct type parameter, so that the calls are direct.</summary>
public interface ISignalSink
{
    void OnOrderFlow(in OrderFlow flow);

    void OnCandleClosed(in ClosedCandle candle);
}
