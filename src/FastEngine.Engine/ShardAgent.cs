using System.Runtime.CompilerServices;
using FastEngine.Core;
using FastEngine.Engine.Latency;
using FastEngine.Rings;
using FastEngine.Signals;

namespace FastEngine.Engine;

/// <summary>A shard: takes its symbols' events off the inbound ring and runs each to completion.</summary>
public sealed class ShardAgent<TSink, TDesk> : IShardAgent
    where TSink : struct, ISignalSink
    where TDesk : struct, ITradeDesk
{
    // Far enough for memory to answer, near enough to stay in the first-level cache.
    private const int PrefetchAhead = 3;

    // Of a burst, one event in so many is stamped when it is taken: an order of another has the stamp of the one before.
    private const int StampEvery = 16;

    // Of a symbol that is added: so many in one round that trades of others wait for microseconds.
    private const int CandlesARound = 8;

    private readonly RingConsumer<Tick> _inbound;
    private readonly ShardSignals<TSink> _signals;
    private readonly int[] _slotOf;
    private readonly int _batch;
    private readonly TDesk _desk;
    private readonly ShardPort _port;
    private readonly ShardStamps? _stamps;

    /// <param name="name">Thread and report name.</param>
    /// <param name="inbound">Its place on its inbound ring.</param>
    /// <param name="signals">Its symbols' state.</param>
    /// <param name="slotOf">Slot in <paramref name="signals"/> by instrument id.</param>
    /// <param name="batch">Most events of one round.</param>
    /// <param name="desk">What follows each event on this thread.</param>
    /// <param name="port">Where its results go; none when nobody takes them.</param>
    public ShardAgent(string name, RingConsumer<Tick> inbound, ShardSignals<TSink> signals, int[] slotOf, int batch, TDesk desk, ShardPort? port = null)
    {
        _desk = desk;
        _port = port ?? new ShardPort();
        _stamps = _port.Stamps;
        Name = name;
        _inbound = inbound;
        _signals = signals;
        _slotOf = slotOf;
        _batch = batch;
    }

    public string Name { get; }

    public ShardSignals<TSink> Signals => _signals;

    /// <summary>Trades applied.</summary>
    public long Ticks { get; private set; }

    /// <summary>From a sampled event's publication on the ring to the end of its processing.</summary>
    public LatencyHistogram Latency { get; } = new();

    public int DoWork()
    {
        _desk.Poll();
        var entered = Volatile.Read(ref _port.Entry) is { } entry ? Enter(entry) : 0;
        var available = _inbound.Available(_batch);
        if (available <= 0) return entered;
        var first = _inbound.Next;
        var last = first + available - 1;
        for (var sequence = first; sequence <= last; sequence++)
        {
            ref readonly var tick = ref _inbound[sequence];
            if (sequence + PrefetchAhead <= last) Prefetch(in _inbound[sequence + PrefetchAhead]);
            if (_stamps is not null && ((sequence - first) % StampEvery == 0 || tick.Stamp != 0)) _stamps.Take((int)(last - sequence));
            _desk.Before(in tick);
            _port.Position = sequence + 1;
            var isOnTime = false;
            if (tick.Kind == EventKind.Trade)
            {
                isOnTime = _signals.OnTrade(_slotOf[tick.InstrumentId], in tick);
                Ticks++;
            }
            else if (tick.Kind == EventKind.Clock)
            {
                _signals.OnClock(in tick);
            }
            else
            {
                _signals.OnQuote(_slotOf[tick.InstrumentId], in tick);
            }

            if (tick.Stamp != 0) _stamps?.Decided();
            _desk.After(in tick, isOnTime);

            if (tick.Stamp == 0) continue;
            Latency.Record(MonotonicClock.ElapsedNs(tick.Stamp, MonotonicClock.Stamp()));
            _stamps?.Write(in tick, sequence);
        }

        _inbound.Release(last);
        return available;
    }

    public void OnClose() => _desk.End();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Enter(SlotEntry entry)
    {
        var slot = _slotOf[entry.Facts.Id];
        if (entry.Loaded == 0) _signals.Name(slot);
        var end = Math.Min(entry.Candles.Length, entry.Loaded + CandlesARound);
        for (; entry.Loaded < end; entry.Loaded++)
        {
            ref readonly var candle = ref entry.Candles[entry.Loaded];
            _signals.LoadCandle(slot, candle.Timeframe, in candle.Candle, candle.OpenTimeNs);
        }

        if (entry.Loaded < entry.Candles.Length) return 1;
        Volatile.Write(ref _port.Entry, null);
        entry.IsLoaded = true;
        return 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Prefetch(in Tick tick)
    {
        if (tick.Kind == EventKind.Trade) _signals.Prefetch(_slotOf[tick.InstrumentId]);
    }
}
