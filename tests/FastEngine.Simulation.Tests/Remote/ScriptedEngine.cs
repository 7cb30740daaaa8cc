using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Rings;
using FastEngine.Signals.Tests.Decisions;
using FastEngine.Simulation.Paper;
using FastEngine.Simulation.Remote.Client;

namespace FastEngine.Simulation.Tests.Remote;

/// <summary>A <see cref="ScriptedDesk"/> with the tape and the venue at the other end of a socket, or in its own process; it can die at any word that it says.</summary>
internal sealed class ScriptedEngine
{
    public const int Symbols = 3;
    public static readonly InstrumentTable Instruments = new(Micro.Instruments(Symbols));

    private readonly ScriptedDesk _desk = new();
    private readonly List<ScriptedDesk.Mark> _marks = [];
    private readonly Dictionary<long, bool> _isOnTime;

    public ScriptedEngine(Tick[] tape)
    {
        _isOnTime = OnTime(tape);
        _marks.Add(_desk.Here);
    }

    public IReadOnlyList<string> Seen => _desk.Seen;

    public long Asked { get; private set; }

    public long KnownOrders { get; private set; }

    /// <summary>What the desk sees with the venue in its own process.</summary>
    public static IReadOnlyList<string> InOneProcess(Tick[] tape, PaperOptions paper)
    {
        var engine = new ScriptedEngine(tape);
        var venue = new PaperVenue(paper, Instruments);
        foreach (ref readonly var tick in tape.AsSpan()) engine._desk.Step(in tick, engine._isOnTime[tick.Sequence], venue);
        return engine.Seen;
    }

    /// <summary>Connects and goes on from its last whole event, or from some before it when its journal is behind.</summary>
    /// <param name="socketPath">The venue's.</param>
    /// <param name="death">Where to die, when at all.</param>
    /// <param name="forgotten">Events that were in no journal.</param>
    /// <returns>Whether it lived to the end of the tape.</returns>
    public bool Live(string socketPath, Death? death = null, int forgotten = 0)
    {
        var last = _marks[Math.Max(0, _marks.Count - 1 - forgotten)];
        using var client = RemoteVenueClient.Connect(socketPath, Instruments, last.LastEvent, last.Reports, isRecovered: last.LastEvent >= 0);
        if (client.Welcome.IsLossless) Forget(Math.Min(last.LastEvent, client.Welcome.MatchedThrough));
        var here = _desk.Here;
        var outlet = new MortalOutlet(client.Orders, death ?? Death.Never);
        var venue = new RemoteVenue(client, outlet);
        // Smaller than the tape, so that it goes round.
        var ring = new SingleProducerRing<Tick>(256);
        var inbound = new RingConsumer<Tick>(ring);
        var source = new RemoteTapeSource(client, venue, outlet, [ring]);
        client.Ready(here.LastEvent, here.Reports);
        try
        {
            source.OnStart();
            while (!source.IsCompleted)
            {
                if (source.DoWork() + Process(inbound, venue) == 0) Thread.Yield();
            }

            return true;
        }
        catch (EngineDiedException)
        {
            return false;
        }
        finally
        {
            Asked += venue.Asked;
            KnownOrders += venue.KnownOrders;
        }
    }

    private int Process(RingConsumer<Tick> inbound, RemoteVenue venue)
    {
        var available = inbound.Available(64);
        var first = inbound.Next;
        for (var sequence = first; sequence < first + available; sequence++)
        {
            ref readonly var tick = ref inbound[sequence];
            _desk.Step(in tick, _isOnTime[tick.Sequence], venue);
            _marks.Add(_desk.Here);
        }

        if (available > 0) inbound.Release(first + available - 1);
        return Math.Max(0, available);
    }

    private void Forget(long after)
    {
        while (_marks[^1].LastEvent > after) _marks.RemoveAt(_marks.Count - 1);
        _desk.GoBack(_marks[^1]);
    }

    // The rule of the shards, once more: a symbol's time is the highest that it has heard of since it began to trade.
    private static Dictionary<long, bool> OnTime(Tick[] tape)
    {
        var flags = new Dictionary<long, bool>();
        var now = new Dictionary<int, long>();
        foreach (var tick in tape)
        {
            if (tick.Kind == EventKind.Clock)
            {
                foreach (var id in now.Keys) now[id] = Math.Max(now[id], tick.ExchangeTimeNs);
                flags[tick.Sequence] = false;
                continue;
            }

            var ownNs = now.GetValueOrDefault(tick.InstrumentId, long.MinValue);
            flags[tick.Sequence] = tick.ExchangeTimeNs >= ownNs && tick.Flags == TickFlags.None;
            now[tick.InstrumentId] = Math.Max(ownNs, tick.ExchangeTimeNs);
        }

        return flags;
    }
}
