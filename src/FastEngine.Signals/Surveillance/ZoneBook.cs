using System.Runtime.CompilerServices;
using FastEngine.Core;
using FastEngine.Signals.Candles;

namespace FastEngine.Signals.Surveillance;

/// <summary>Demand and supply zones and fair value gaps of every symbol of a shard, and what either direction watches at the current price.</summary>
/// <remarks>A caller asks <see cref="IsQuiet"/> for each on-time price and calls <see cref="OnPrice"/> only when the answer is no.
/// Single-threaded; all memory is taken here.</remarks>
public sealed class ZoneBook
{
    private readonly ZoneOptions _options;
    private readonly GapOptions _gapOptions;
    private readonly VolumeProfile _profile;
    private readonly ZoneDetector _zoneDetector;
    private readonly GapDetector _gapDetector;
    private readonly long[] _ticks;
    private readonly PinnedArray<WatchState> _states;
    private readonly PinnedArray<WatchedLines> _lines;
    private readonly PinnedArray<ZoneCounters> _counters;
    private readonly PinnedArray<int> _lastId;
    private readonly AgeLists<Zone> _zones;
    private readonly AgeLists<Gap> _gaps;

    /// <param name="options">Zones and how prices are at them.</param>
    /// <param name="gapOptions">Fair value gaps.</param>
    /// <param name="profile">Whose value areas' edges are watched.</param>
    /// <param name="instruments">The shard's symbols; the position is the slot.</param>
    public ZoneBook(ZoneOptions options, GapOptions gapOptions, VolumeProfile profile, IReadOnlyList<Instrument> instruments)
    {
        options.Check();
        gapOptions.Check();
        _options = options;
        _gapOptions = gapOptions;
        _profile = profile;
        _zoneDetector = new ZoneDetector(options);
        _gapDetector = new GapDetector(gapOptions);
        var slots = Math.Max(1, instruments.Count);
        _ticks = new long[slots];
        for (var slot = 0; slot < instruments.Count; slot++) _ticks[slot] = instruments[slot].Tick;
        _states = new PinnedArray<WatchState>(slots);
        _lines = new PinnedArray<WatchedLines>(slots);
        _counters = new PinnedArray<ZoneCounters>(slots);
        _lastId = new PinnedArray<int>(slots);
        _zones = new AgeLists<Zone>(slots, options.MaxZones);
        _gaps = new AgeLists<Gap>(slots, gapOptions.MaxGaps);
        for (var slot = 0; slot < slots; slot++) Clear(slot);
    }

    /// <summary>Takes over the tick of the symbol that a slot is of.</summary>
    internal void Name(int slot, Instrument instrument) => _ticks[slot] = instrument.Tick;

    public long SizeInBytes =>
        _states.SizeInBytes + _lines.SizeInBytes + _counters.SizeInBytes + _lastId.SizeInBytes + _zones.SizeInBytes + _gaps.SizeInBytes;

    public ZoneOptions Options => _options;

    /// <summary>The symbol's zones of both sides, oldest first.</summary>
    public ReadOnlySpan<Zone> Zones(int slot) => _zones[slot];

    /// <summary>The symbol's unfilled gaps of both directions, oldest first.</summary>
    public ReadOnlySpan<Gap> Gaps(int slot) => _gaps[slot];

    public ref readonly ZoneCounters Counters(int slot) => ref _counters[slot];

    public ref readonly QuietBand Band(int slot) => ref _states[slot].Band;

    /// <summary>Whether this on-time price changes nothing here.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsQuiet(int slot, long price) => _states[slot].Band.Holds(price);

    /// <summary>What the direction watches at the last price.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref readonly Watch Watch(int slot, Direction direction) => ref Unsafe.Add(ref Unsafe.As<WatchState.Watches, Watch>(ref _states[slot].Of), (int)direction);

    /// <summary>An on-time trade at a price outside the quiet band: visits begin and end, gaps arm and fill. Any other price does no harm.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void OnPrice(int slot, long price, long timeNs)
    {
        foreach (ref var zone in _zones[slot]) zone.Move(price, timeNs);
        var gaps = _gaps[slot];
        for (var i = gaps.Length - 1; i >= 0; i--)
        {
            if (gaps[i].IsFilledBy(price))
            {
                _gaps.RemoveAt(slot, i);
                _counters[slot].GapsFilled++;
            }
            else
            {
                gaps[i].Move(price);
            }
        }

        Recompute(slot, price);
    }

    /// <summary>A candle of the longest timeframe closed (it is in the series already): zones break and are born, gaps expire and are born.</summary>
    /// <param name="slot">The symbol's slot.</param>
    /// <param name="candles">Whose last timeframe is looked at.</param>
    /// <param name="closeTimeNs">End of the candle.</param>
    /// <param name="lastPrice">The symbol's last on-time price.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void OnCandleClosed(int slot, CandleSeries candles, long closeTimeNs, long lastPrice)
    {
        var timeframe = candles.Timeframes - 1;
        if (candles.ClosedCount(slot, timeframe) == 0) return;
        BreakZones(slot, candles.Closed(slot, timeframe, 0).Close);
        if (_zoneDetector.TryFind(candles, slot, timeframe, _ticks[slot], out var direction, out var low, out var high))
            AddZone(slot, direction, low, high, closeTimeNs, lastPrice);
        ExpireGaps(slot, closeTimeNs);
        if (_gapDetector.TryFind(candles, slot, timeframe, out direction, out low, out high))
            AddGap(slot, direction, low, high, closeTimeNs, lastPrice);
        Recompute(slot, lastPrice);
    }

    /// <summary>Takes the profile's value area over; after each of its boundaries.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Refresh(int slot, long price)
    {
        ref readonly var area = ref _profile.Area(slot);
        _lines[slot][(int)Direction.Long] = area.IsUsable ? Line(area.Low) : WatchedLine.None;
        _lines[slot][(int)Direction.Short] = area.IsUsable ? Line(area.High) : WatchedLine.None;
        Recompute(slot, price);
    }

    /// <summary>Forgets the symbol's zones, gaps and lines; numbers go on.</summary>
    public void Clear(int slot)
    {
        _zones.Clear(slot);
        _gaps.Clear(slot);
        _lines[slot][(int)Direction.Long] = WatchedLine.None;
        _lines[slot][(int)Direction.Short] = WatchedLine.None;
        Recompute(slot, 0);
    }

    /// <summary>Far edge of what the direction is at: of a line, the line less (for a short: plus) the widening share of this price, rounded away
    /// from the line. Meaningless when it is at nothing.</summary>
    public long FarEdge(int slot, Direction direction, long price)
    {
        ref readonly var watch = ref Watch(slot, direction);
        if (watch.Kind != MatchKind.ValueAreaEdge) return watch.Edge;
        var share = Ppm.CeilingOf(price, _options.WidenPpm);
        return direction == Direction.Long ? watch.Edge - share : watch.Edge + share;
    }

    /// <summary>Whether the near edge of an opposite zone lies at a target's distance beyond the price; computed, because every price changes it.</summary>
    public bool HasTarget(int slot, Direction direction, long price)
    {
        foreach (ref readonly var zone in Zones(slot))
        {
            if (zone.Direction == direction) continue;
            var distance = direction == Direction.Long ? zone.NearEdge - price : price - zone.NearEdge;
            if (distance > 0 && Ppm.IsAtLeast(distance, _options.TargetMinPpm, price) && Ppm.IsAtMost(distance, _options.TargetMaxPpm, price)) return true;
        }

        return false;
    }

    /// <summary>Where the price lies in the symbol's value area.</summary>
    public ProfilePosition ProfilePosition(int slot, Direction direction, long price) => _profile.Position(slot, direction, price);

    /// <summary>The demand zone (long) nearest at or below the price, or the supply zone (short) nearest at or above; the older of two equal ones.</summary>
    public bool TryNearest(int slot, Direction direction, long price, out Zone nearest)
    {
        nearest = default;
        var least = long.MaxValue;
        foreach (ref readonly var zone in Zones(slot))
        {
            if (zone.Direction != direction) continue;
            var isBeyond = direction == Direction.Long ? zone.Low > price : zone.High < price;
            var distance = Math.Max(0, direction == Direction.Long ? price - zone.High : zone.Low - price);
            if (isBeyond || distance >= least) continue;
            least = distance;
            nearest = zone;
        }

        return least != long.MaxValue;
    }

    /// <summary>Number of the direction's zones: demand for long, supply for short.</summary>
    public int CountZones(int slot, Direction direction)
    {
        var count = 0;
        foreach (ref readonly var zone in Zones(slot)) count += zone.Direction == direction ? 1 : 0;
        return count;
    }

    /// <summary>Number of the direction's unfilled gaps.</summary>
    public int CountGaps(int slot, Direction direction)
    {
        var count = 0;
        foreach (ref readonly var gap in Gaps(slot)) count += gap.Direction == direction ? 1 : 0;
        return count;
    }

    private void BreakZones(int slot, long close)
    {
        var zones = _zones[slot];
        for (var i = zones.Length - 1; i >= 0; i--)
        {
            if (!zones[i].IsBrokenBy(close)) continue;
            _zones.RemoveAt(slot, i);
            _counters[slot].ZonesBroken++;
        }
    }

    private void AddZone(int slot, Direction direction, long low, long high, long bornNs, long lastPrice)
    {
        var zone = new Zone
        {
            Low = low,
            High = high,
            AtLow = Ppm.LowestWithin(low, _options.WidenPpm),
            AtHigh = Ppm.HighestWithin(high, _options.WidenPpm),
            BornNs = bornNs,
            Id = ++_lastId[slot],
            Direction = direction,
        };
        if (zone.Contains(lastPrice)) zone.Presence = ZonePresence.InsideSinceBirth;
        _counters[slot].ZonesBorn++;
        if (_zones.Add(slot, in zone)) _counters[slot].ZonesDropped++;
    }

    private void ExpireGaps(int slot, long timeNs)
    {
        var gaps = _gaps[slot];
        for (var i = gaps.Length - 1; i >= 0; i--)
        {
            if (timeNs - gaps[i].BornNs < _gapOptions.LifeNs) continue;
            _gaps.RemoveAt(slot, i);
            _counters[slot].GapsExpired++;
        }
    }

    private void AddGap(int slot, Direction direction, long low, long high, long bornNs, long lastPrice)
    {
        var gap = new Gap
        {
            Low = low,
            High = high,
            AtLow = Ppm.LowestWithin(low, _options.WidenPpm),
            AtHigh = Ppm.HighestWithin(high, _options.WidenPpm),
            ArmPrice = direction == Direction.Long ? Ppm.LowestAway(high, _gapOptions.ArmPpm) : Ppm.HighestAway(low, _gapOptions.ArmPpm),
            BornNs = bornNs,
            Id = ++_lastId[slot],
            Direction = direction,
        };
        gap.Move(lastPrice);
        _counters[slot].GapsBorn++;
        if (_gaps.Add(slot, in gap)) _counters[slot].GapsDropped++;
    }

    private WatchedLine Line(long price) =>
        new(price, Ppm.LowestWithin(price, _options.WidenPpm), Ppm.HighestWithin(price, _options.WidenPpm));

    private void Recompute(int slot, long price) =>
        WatchScan.Run(_zones[slot], _gaps[slot], in _lines[slot], _options.WidenPpm, price, ref _states[slot]);
}
