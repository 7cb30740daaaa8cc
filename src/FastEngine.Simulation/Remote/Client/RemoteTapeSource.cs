using FastEngine.Engine;
using FastEngine.Core;
using FastEngine.Rings;
using FastEngine.Simulation.Remote.Wire;

namespace FastEngine.Simulation.Remote.Client;

/// <summary>The feed of an engine whose tape is in its venue's process: events off the socket onto the shards' inbound rings, a window at a time.</summary>
/// <remarks>Symbols go to shards by instrument id modulo the shard count, clock events to all. After a window it waits until everything is processed,
/// says so, and gets the next. Allocates nothing.</remarks>
public sealed class RemoteTapeSource : ISourceAgent
{
    private readonly RemoteVenueClient _client;
    private readonly WireSocket _socket;
    private readonly RemoteVenue _venue;
    private readonly IOrderOutlet _outlet;
    private readonly SingleProducerRing<Tick>[] _rings;
    private readonly long[] _claimed;
    private readonly long[] _published;
    private readonly int _sampleMask;
    private readonly IReadOnlyList<PublicationStamps>? _stamps;
    private long _received;
    private long _lastEvent;
    private long _barrier;
    private bool _hasEnded;
    private int _threadId;
    private volatile bool _stopRequested;
    private volatile bool _isCompleted;

    /// <param name="client">Ready, or made so before the source starts.</param>
    /// <param name="venue">Of the same client.</param>
    /// <param name="outlet">The venue's too.</param>
    /// <param name="rings">Inbound rings in shard order, each with room for a window.</param>
    /// <param name="latencySample">One event in this many, a power of two, is stamped for the latency histogram.</param>
    /// <param name="stamps">In shard order, of the latency ledger; null for none.</param>
    public RemoteTapeSource(
        RemoteVenueClient client, RemoteVenue venue, IOrderOutlet outlet, IReadOnlyList<SingleProducerRing<Tick>> rings,
        int latencySample = 64, IReadOnlyList<PublicationStamps>? stamps = null)
    {
        if (latencySample <= 0 || (latencySample & (latencySample - 1)) != 0)
            throw new ArgumentOutOfRangeException(nameof(latencySample), latencySample, "the latency sample must be a power of two");
        foreach (var ring in rings)
        {
            if (ring.Capacity < client.Welcome.WindowEvents)
                throw new ArgumentException($"the inbound rings have {ring.Capacity:N0} slots, and the venue sends {client.Welcome.WindowEvents:N0} events at once: raise engine.ring_size", nameof(rings));
        }

        _client = client;
        _socket = client.Socket;
        _venue = venue;
        _outlet = outlet;
        _rings = [.. rings];
        _claimed = new long[_rings.Length];
        _published = new long[_rings.Length];
        Array.Fill(_claimed, Sequence.Initial);
        Array.Fill(_published, Sequence.Initial);
        _sampleMask = latencySample - 1;
        _stamps = stamps;
    }

    public string Name => "feed";

    public bool IsCompleted => _isCompleted;

    public long Ticks { get; private set; }

    /// <summary>Events published, clock events included.</summary>
    public long Events { get; private set; }

    /// <summary>Events up to this sequence are behind the engine although the venue sends them again; -1 for none. Set before the start.</summary>
    public long SkipThrough { get; set; } = -1;

    public void RequestStop() => _stopRequested = true;

    public void OnStart()
    {
        if (!_client.IsReady) throw new InvalidOperationException("the recovery has not ended: the venue sends no tape yet");
        _threadId = Environment.CurrentManagedThreadId;
        _lastEvent = _client.ResumeAfter;
        _venue.Attach(this);
    }

    public int DoWork()
    {
        if (_isCompleted) return 0;
        if (_barrier != 0) return PassBarrier();
        if (!_stopRequested) return Pump();
        _isCompleted = true;
        return 0;
    }

    /// <summary>Waits for the venue's answer; meanwhile the rest of the window goes onto the rings, which have room for it.</summary>
    internal void Await(RemoteVenue venue)
    {
        if (Environment.CurrentManagedThreadId != _threadId)
            throw new InvalidOperationException("a remote venue is stepped on the thread of its tape source: run the engine with engine.topology fused");
        var stamp = MonotonicClock.Stamp();
        while (true)
        {
            Pump();
            if (venue.HasAnswer) return;
            if (MonotonicClock.ElapsedNs(stamp, MonotonicClock.Stamp()) > _client.Limit.TotalNanoseconds)
                throw new RemoteVenueException($"the venue did not answer within {_client.Limit.TotalSeconds:0.#} s");
            _socket.WaitForBytes();
        }
    }

    private int PassBarrier()
    {
        foreach (var ring in _rings)
        {
            if (ring.RemainingCapacity != ring.Capacity) return 0;
        }

        var window = _barrier;
        _barrier = 0;
        _outlet.BarrierReached(window);
        if (_hasEnded) _isCompleted = true;
        return 1;
    }

    private int Pump()
    {
        var work = 0;
        if (_stamps is not null) _received = MonotonicClock.Stamp();
        while (_socket.TryTake(out var kind, out var body))
        {
            Take(kind, body);
            work++;
        }

        Publish();
        if (_socket.IsClosed && !_isCompleted) throw new RemoteVenueException("the venue closed the connection while the engine traded");
        return work;
    }

    private void Take(MessageKind kind, ReadOnlySpan<byte> body)
    {
        var reader = new WireReader(kind, body);
        switch (kind)
        {
            case MessageKind.Tick:
                reader.Tick(out var tick);
                Add(ref tick);
                break;
            case MessageKind.Window:
                reader.Int64();
                _venue.OnWindow(reader.Int64());
                break;
            case MessageKind.Barrier:
                _barrier = reader.Int64();
                break;
            case MessageKind.Answer:
                var horizonNs = reader.Int64();
                var sequence = reader.Int64();
                var told = default(VenueReport);
                if (sequence != 0)
                {
                    reader.Told(out var what, out var report, out var update);
                    told = new VenueReport(sequence, default, After: -1, what, report, update);
                }

                _venue.OnAnswer(horizonNs, in told);
                break;
            case MessageKind.Known:
                _venue.OnKnown();
                return;
            case MessageKind.End:
                _barrier = reader.Int64();
                _hasEnded = true;
                break;
            case MessageKind.Refused:
                RemoteVenueClient.ThrowRefused(body);
                break;
            default:
                throw new RemoteVenueException($"the venue sent {(byte)kind} to a trading engine");
        }

        reader.End();
    }

    private void Add(ref Tick tick)
    {
        if (tick.Sequence <= _lastEvent) throw new RemoteVenueException($"the venue sent event {tick.Sequence} after event {_lastEvent}");
        _lastEvent = tick.Sequence;
        if (tick.Sequence <= SkipThrough) return;
        tick.Stamp = (tick.Sequence & _sampleMask) == 0 ? MonotonicClock.Stamp() : 0;
        Events++;
        if (tick.Kind == EventKind.Trade)
        {
            Claim(tick.InstrumentId % _rings.Length, in tick);
            Ticks++;
            return;
        }

        for (var shard = 0; shard < _rings.Length; shard++) Claim(shard, in tick);
    }

    private void Claim(int shard, in Tick tick)
    {
        var ring = _rings[shard];
        if (!ring.TryClaim(1, out var sequence)) throw new RemoteVenueException("the venue sent more events than it had said that it would");
        ring[sequence] = tick;
        _claimed[shard] = sequence;
    }

    private void Publish()
    {
        long parsed = 0;
        for (var shard = 0; shard < _rings.Length; shard++)
        {
            if (_claimed[shard] == _published[shard]) continue;
            if (_stamps is not null)
            {
                if (parsed == 0) parsed = MonotonicClock.Stamp();
                _stamps[shard].Add(_published[shard] + 1, _received, parsed);
            }

            _rings[shard].Publish(_claimed[shard]);
            _published[shard] = _claimed[shard];
        }
    }
}
