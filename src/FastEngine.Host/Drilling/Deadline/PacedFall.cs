using FastEngine.Core;
using FastEngine.Rings;

namespace FastEngine.Host.Drilling.Deadline;

/// <summary>One symbol in real time: a trade every 20 ms at one price, and from when it is told on at a lower one; clock events as a live source sends them.</summary>
internal sealed class PacedFall(SingleProducerRing<Tick> ring, long price, long lower, long quantity) : ISourceAgent
{
    private const long TradeEveryNs = 20 * EngineTime.NsPerMs;
    private const long ClockEveryNs = 250 * EngineTime.NsPerMs;

    /// <summary>Engine time of the first trade: a whole minute.</summary>
    public const long Start = 1_700_000_040L * EngineTime.NsPerSecond;

    private readonly long _begun = MonotonicClock.Now();
    private long _trades;
    private long _clocks;
    private long _sequence;
    private volatile bool _hasFallen;
    private volatile bool _stopRequested;
    private volatile bool _isCompleted;

    public string Name => "feed";

    public bool IsCompleted => _isCompleted;

    public long Ticks => _trades;

    public void Fall() => _hasFallen = true;

    public void RequestStop() => _stopRequested = true;

    public int DoWork()
    {
        if (_isCompleted) return 0;
        if (_stopRequested)
        {
            _isCompleted = true;
            return 1;
        }

        var elapsed = MonotonicClock.Now() - _begun;
        if (elapsed >= (_clocks + 1) * ClockEveryNs)
        {
            _clocks++;
            Publish(new Tick { Kind = EventKind.Clock, ExchangeTimeNs = Start + _clocks * ClockEveryNs - 2 * ClockEveryNs, InstrumentId = -1 });
            return 1;
        }

        if (elapsed < _trades * TradeEveryNs) return 0;
        Publish(new Tick
        {
            Kind = EventKind.Trade, ExchangeTimeNs = Start + _trades * TradeEveryNs, ReceiveTimeNs = Start + _trades * TradeEveryNs,
            Price = _hasFallen ? lower : price, Quantity = quantity, TradeId = _trades + 1, Aggressor = (_trades & 1) == 0 ? Side.Buy : Side.Sell,
        });
        _trades++;
        return 1;
    }

    private void Publish(Tick tick)
    {
        var idle = default(BackoffIdle);
        var at = ring.Claim(1, ref idle);
        tick.Sequence = _sequence++;
        ring[at] = tick;
        ring.Publish(at);
    }
}
