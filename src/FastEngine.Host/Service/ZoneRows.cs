using FastEngine.Engine;
using FastEngine.Rings;
using FastEngine.Signals;
using FastEngine.Signals.Surveillance;
using FastEngine.Storage.Symbols;
using FastEngine.Storage.Symbols.Rows;

namespace FastEngine.Host.Service;

/// <summary>Makes rows of the profiles, zones and gaps that the shards tell of at each period of the profile.</summary>
/// <remarks>A row is written when something of it changed. What was there at the last period and is not any more is written as broken or
/// filled, as of this period. A row's key is when the zone or the gap was born, which is one of a kind a candle: the shards' own numbers begin
/// anew when the journal does not go back to the start.</remarks>
internal sealed class ZoneRows
{
    private const int Batch = 8_192;
    private const double Full = 100;

    private readonly SymbolWriters _writers;
    private readonly RingConsumer<ZoneTelemetry> _telemetry;
    private readonly PeriodRoll<ZoneView>[] _zones;
    private readonly PeriodRoll<GapView>[] _gaps;
    private readonly long _profileNs;
    private readonly long _longestNs;
    private readonly long _gapLifeNs;

    /// <param name="writers">By instrument.</param>
    /// <param name="options">What the shards work with: the profile's window, the candles of zones and gaps, how long a gap lives.</param>
    /// <param name="telemetry">From the shards' outputs.</param>
    public ZoneRows(SymbolWriters writers, SignalOptions options, SingleProducerRing<ZoneTelemetry> telemetry)
    {
        _writers = writers;
        _telemetry = new RingConsumer<ZoneTelemetry>(telemetry);
        _profileNs = options.Profile.WindowNs;
        _longestNs = options.TimeframesNs[^1];
        _gapLifeNs = options.Gaps.LifeNs;
        _zones = [.. Enumerable.Range(0, writers.Count).Select(_ => new PeriodRoll<ZoneView>())];
        _gaps = [.. Enumerable.Range(0, writers.Count).Select(_ => new PeriodRoll<GapView>())];
    }

    public int Take()
    {
        var available = _telemetry.Available(Batch);
        if (available <= 0) return 0;
        var first = _telemetry.Next;
        for (var sequence = first; sequence < first + available; sequence++)
        {
            ref readonly var item = ref _telemetry[sequence];
            if (item.Kind == ShardOutputKind.Profile) Add(in item.Profile);
            else if (item.Kind == ShardOutputKind.Zone) Add(in item.Zone);
            else Add(in item.Gap);
        }

        _telemetry.Release(first + available - 1);
        return available;
    }

    private void Add(in ProfileView profile)
    {
        ref readonly var area = ref profile.Area;
        if (area.IsUsable)
        {
            // The point of control is a bin of prices: its middle.
            _writers[profile.InstrumentId].Append(new MarketProfileRow
            {
                TimeNs = profile.TimeNs, TimeframeNs = _profileNs, PointOfControl = area.PointOfControlLow + (area.PointOfControlHigh - area.PointOfControlLow) / 2,
                ValueAreaHigh = area.High, ValueAreaLow = area.Low,
            });
        }

        _zones[profile.InstrumentId].Begin(profile.TimeNs, profile.Zones);
        _gaps[profile.InstrumentId].Begin(profile.TimeNs, profile.Gaps);
        EndZones(profile.InstrumentId, profile.TimeNs);
        EndGaps(profile.InstrumentId, profile.TimeNs);
    }

    private void Add(in ZoneView zone)
    {
        var roll = _zones[zone.InstrumentId];
        var isKnown = roll.TryGet(zone.Id, out var before) && before.FirstSeenNs == zone.FirstSeenNs && before.Tests == zone.Tests;
        if (!isKnown && Append(in zone, zone.Tests == 0 ? ZoneStatus.Fresh : ZoneStatus.Tested)) roll.Keep(zone.Id, in zone);
        roll.See(zone.Id, zone.TimeNs);
        EndZones(zone.InstrumentId, zone.TimeNs);
    }

    private void Add(in GapView gap)
    {
        var roll = _gaps[gap.InstrumentId];
        var isKnown = roll.TryGet(gap.Id, out var before) && before.FirstSeenNs == gap.FirstSeenNs;
        if (!isKnown && Append(in gap, filledNs: 0)) roll.Keep(gap.Id, in gap);
        roll.See(gap.Id, gap.TimeNs);
        EndGaps(gap.InstrumentId, gap.TimeNs);
    }

    private void EndZones(int instrument, long timeNs)
    {
        foreach (var zone in _zones[instrument].Gone(timeNs))
        {
            if (Append(in zone, ZoneStatus.Broken)) _zones[instrument].Forget(zone.Id);
        }
    }

    // A gap that came of age went unfilled: its row stays as it was.
    private void EndGaps(int instrument, long timeNs)
    {
        foreach (var gap in _gaps[instrument].Gone(timeNs))
        {
            if (timeNs - gap.FirstSeenNs >= _gapLifeNs || Append(in gap, filledNs: timeNs)) _gaps[instrument].Forget(gap.Id);
        }
    }

    private bool Append(in ZoneView zone, ZoneStatus status) => _writers[zone.InstrumentId].Append(new ZoneRow
    {
        ZoneId = zone.FirstSeenNs, TimeframeNs = _longestNs, Direction = zone.Direction, Low = zone.Low, High = zone.High, Strength = zone.Strength,
        FirstSeenNs = zone.FirstSeenNs, LastTestedNs = zone.LastTestedNs, Tests = zone.Tests, Status = status,
    });

    // A gap is open or filled; how far the price went into it is not measured.
    private bool Append(in GapView gap, long filledNs) => _writers[gap.InstrumentId].Append(new GapRow
    {
        GapId = gap.FirstSeenNs, TimeframeNs = _longestNs, Direction = gap.Direction, Low = gap.Low, High = gap.High, CreatedNs = gap.FirstSeenNs,
        FilledNs = filledNs, FillPct = filledNs > 0 ? Full : 0,
    });
}
