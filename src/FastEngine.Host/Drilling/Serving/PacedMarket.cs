using FastEngine.Core;
using FastEngine.Rings;

namespace FastEngine.Host.Drilling.Serving;

/// <summary>Trades of some symbols at a fixed rate of real time, stamped with the moment that they were due: whatever keeps the hot thread from them counts.</summary>
internal sealed class PacedMarket(SingleProducerRing<Tick> ring, InstrumentTable instruments, int tradesPerSecond) : ISourceAgent
{
    private const long Start = 1_700_000_040L * EngineTime.NsPerSecond;
    private const long ClockNs = 250 * EngineTime.NsPerMs;

    // Of a linear congruential generator: equal prices in every run.
    private const ulong Multiplier = 6_364_136_223_846_793_005;
    private const ulong Increment = 1_442_695_040_888_963_407;

    private readonly long _everyNs = EngineTime.NsPerSecond / tradesPerSecond;
    private readonly long[] _prices = [.. instruments.All.ToArray().Select(instrument => 1_000_000 * instrument.Tick)];
    private long _begun = MonotonicClock.Stamp();
    private long _published;
    private volatile bool _forgives;
    private ulong _state = 1;
    private long _trades;
    private long _sequence;
    private long _nextClockNs;
    private volatile bool _stopRequested;
    private volatile bool _isCompleted;

    public string Name => "feed";

    public bool IsCompleted => _isCompleted;

    public long Ticks => Volatile.Read(ref _trades);

    /// <summary>From a trade's publication to the next round of the hot thread: what the trade took of it, without what it waited for.</summary>
    public LatencyHistogram Work { get; } = new();

    public void RequestStop() => _stopRequested = true;

    /// <summary>What is overdue is due now: before a round, so that each begins without the backlog of the one before.</summary>
    public void Forgive() => _forgives = true;

    public int DoWork()
    {
        var now = MonotonicClock.Stamp();
        if (_published != 0) Work.Record(MonotonicClock.ElapsedNs(_published, now));
        _published = 0;
        if (_stopRequested) _isCompleted = true;
        if (_isCompleted) return 0;
        var dueNs = _trades * _everyNs;
        if (_forgives)
        {
            _forgives = false;
            _begun = Math.Max(_begun, now - Stamps(dueNs));
        }

        if (MonotonicClock.ElapsedNs(_begun, now) < dueNs || ring.RemainingCapacity < 2) return 0;
        if (dueNs >= _nextClockNs)
        {
            _nextClockNs = dueNs + ClockNs;
            Publish(new Tick { Kind = EventKind.Clock, ExchangeTimeNs = Start + dueNs });
        }

        _state = _state * Multiplier + Increment;
        var id = (int)((_state >> 33) % (ulong)_prices.Length);
        _prices[id] += ((long)(_state >> 40) % 3 - 1) * instruments[id].Tick;
        Publish(new Tick
        {
            Kind = EventKind.Trade, InstrumentId = id, ExchangeTimeNs = Start + dueNs, ReceiveTimeNs = Start + dueNs, Price = _prices[id], Quantity = (1 + (long)(_state >> 50) % 50) * instruments[id].Lot,
            TradeId = _trades + 1, Aggressor = (Side)((_state >> 60) & 1), Stamp = _begun + Stamps(dueNs),
        });
        Volatile.Write(ref _trades, _trades + 1);
        _published = MonotonicClock.Stamp();
        return 1;
    }

    private static long Stamps(long ns) => (long)((Int128)ns * System.Diagnostics.Stopwatch.Frequency / EngineTime.NsPerSecond);

    private void Publish(in Tick tick)
    {
        if (!ring.TryClaim(1, out var at)) throw new InvalidOperationException("there was room a moment ago");
        ring[at] = tick;
        ring[at].Sequence = _sequence++;
        ring.Publish(at);
    }
}
