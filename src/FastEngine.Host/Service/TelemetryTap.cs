using FastEngine.Engine;
using FastEngine.Rings;
using FastEngine.Signals;
using FastEngine.Signals.Candles;
using FastEngine.Signals.Surveillance;

namespace FastEngine.Host.Service;

/// <summary>Candles, profiles, zones and gaps on their way from the shards' outputs to the databases: dropped and counted when those are behind.</summary>
internal sealed class TelemetryTap(int slots, bool mayDrop) : IShardOutputHandler
{
    private readonly long[] _dropped = new long[Enum.GetValues<ShardOutputKind>().Length];
    private volatile bool _isStopped;

    public SingleProducerRing<ClosedCandle> Candles { get; } = new(slots);

    /// <summary>A symbol's profile, then its zones and gaps, at each period of the profile.</summary>
    public SingleProducerRing<ZoneTelemetry> Zones { get; } = new(slots);

    /// <summary>Nobody reads any more, or nobody ever did: everything is dropped.</summary>
    public void Stop() => _isStopped = true;

    public long OrderFlows { get; private set; }

    public long Dropped(ShardOutputKind kind) => Volatile.Read(ref _dropped[(int)kind]);

    public void OnOrderFlow(in OrderFlow flow) => OrderFlows++;

    public void OnCandleClosed(in ClosedCandle candle)
    {
        if (!TryClaim(Candles, ShardOutputKind.Candle, out var sequence)) return;
        Candles[sequence] = candle;
        Candles.Publish(sequence);
    }

    public void OnProfile(in ProfileView profile) => Send(new ZoneTelemetry { Kind = ShardOutputKind.Profile, Profile = profile });

    public void OnZone(in ZoneView zone) => Send(new ZoneTelemetry { Kind = ShardOutputKind.Zone, Zone = zone });

    public void OnGap(in GapView gap) => Send(new ZoneTelemetry { Kind = ShardOutputKind.Gap, Gap = gap });

    private void Send(in ZoneTelemetry telemetry)
    {
        if (!TryClaim(Zones, telemetry.Kind, out var sequence)) return;
        Zones[sequence] = telemetry;
        Zones.Publish(sequence);
    }

    private bool TryClaim<T>(SingleProducerRing<T> ring, ShardOutputKind kind, out long sequence)
        where T : unmanaged
    {
        sequence = Sequence.Initial;
        if (_isStopped) return false;
        if (ring.TryClaim(1, out sequence)) return true;
        if (mayDrop)
        {
            Volatile.Write(ref _dropped[(int)kind], _dropped[(int)kind] + 1);
            return false;
        }

        var idle = default(BackoffIdle);
        while (!ring.TryClaim(1, out sequence))
        {
            if (_isStopped) return false;
            idle.Idle();
        }

        return true;
    }
}
