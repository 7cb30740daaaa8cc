using FastEngine.Core;
using FastEngine.Rings;

namespace FastEngine.Host.Drilling.Stalls;

/// <summary>One symbol in real time: a trade every millisecond, each with stamps.</summary>
internal sealed class PacedTrades(SingleProducerRing<Tick> ring, PublicationStamps stamps) : ISourceAgent
{
    private const long EveryNs = EngineTime.NsPerMs;
    private const long Start = 1_700_000_040L * EngineTime.NsPerSecond;

    private readonly long _begun = MonotonicClock.Now();
    private long _trades;
    private volatile bool _stopRequested;
    private volatile bool _isCompleted;

    public string Name => "feed";

    public bool IsCompleted => _isCompleted;

    public long Ticks => _trades;

    public void RequestStop() => _stopRequested = true;

    public int DoWork()
    {
        if (_stopRequested) _isCompleted = true;
        if (_isCompleted || MonotonicClock.Now() - _begun < _trades * EveryNs || !ring.TryClaim(1, out var at)) return 0;
        var received = MonotonicClock.Stamp();
        var timeNs = Start + _trades * EveryNs;
        ring[at] = new Tick
        {
            Kind = EventKind.Trade, ExchangeTimeNs = timeNs, ReceiveTimeNs = timeNs, Price = 60_000_00, Quantity = 1_000, TradeId = _trades + 1,
            Aggressor = (_trades & 1) == 0 ? Side.Buy : Side.Sell, Sequence = _trades, Stamp = received,
        };
        stamps.Add(at, received, MonotonicClock.Stamp());
        ring.Publish(at);
        _trades++;
        return 1;
    }
}
