using FastEngine.Core;
using FastEngine.Signals.Surveillance;

namespace FastEngine.Signals.Tests.Surveillance;

/// <summary>Zones and gaps as the page defines them: every item looked at for every price, in products rather than bounds.</summary>
internal sealed class NaiveBook(ZoneOptions options, GapOptions gapOptions, long tick)
{
    private const long Million = 1_000_000;

    private readonly List<(long Open, long High, long Low, long Close, long Volume)> _candles = [];
    private readonly List<Item> _zones = [];
    private readonly List<Item> _gaps = [];
    private int _lastId;

    public int Tests { get; private set; }

    public int Broken { get; private set; }

    public int Filled { get; private set; }

    public int Expired { get; private set; }

    public int Armed { get; private set; }

    public void Price(long price)
    {
        foreach (var zone in _zones)
        {
            var isIn = zone.IsIn(price, options.WidenPpm);
            if (isIn && !zone.WasIn) zone.IsVisit = true;
            if (!isIn && zone.WasIn && zone.IsVisit)
            {
                zone.Tests++;
                Tests++;
            }

            if (!isIn) zone.IsVisit = false;
            zone.WasIn = isIn;
        }

        Filled += _gaps.RemoveAll(gap => gap.IsLong ? price <= gap.Low : price >= gap.High);
        foreach (var gap in _gaps) Arm(gap, price);
    }

    public void Close(long open, long high, long low, long close, long volume, long timeNs, long lastPrice)
    {
        _candles.Add((open, high, low, close, volume));
        Broken += _zones.RemoveAll(zone => zone.IsLong ? close < zone.Low : close > zone.High);
        if (_candles.Count >= options.VolumeCandles + 2) FindZone(_candles[^2], close, timeNs, lastPrice);
        Expired += _gaps.RemoveAll(gap => timeNs >= gap.BornNs + gapOptions.LifeNs);
        if (_candles.Count < 3) return;
        var first = _candles[^3];
        if (low > first.High && (low - first.High) * Million >= gapOptions.MinSizePpm * close) AddGap(isLong: true, first.High, low, timeNs, lastPrice);
        if (high < first.Low && (first.Low - high) * Million >= gapOptions.MinSizePpm * close) AddGap(isLong: false, high, first.Low, timeNs, lastPrice);
    }

    /// <summary>All that can be observed at the price.</summary>
    public string Text(long price, in ValueArea area) =>
        string.Join(' ', _zones.Select(zone => $"z{zone.Id}{(zone.IsLong ? 'd' : 's')}{zone.Low}-{zone.High}t{zone.Tests}{(zone.WasIn ? zone.IsVisit ? "v" : "b" : "")}"))
        + " | " + string.Join(' ', _gaps.Select(gap => $"g{gap.Id}{(gap.IsLong ? 'l' : 's')}{gap.Low}-{gap.High}{(gap.IsArmed ? "a" : "")}"))
        + " | " + Watch(true, price, in area) + " | " + Watch(false, price, in area);

    private string Watch(bool isLong, long price, in ValueArea area)
    {
        var matches = new List<(MatchKind Kind, int Id, long FarEdge)>();
        var zones = _zones.Where(zone => zone.IsLong == isLong && zone.IsIn(price, options.WidenPpm)).ToList();
        var gaps = _gaps.Where(gap => gap.IsLong == isLong && gap.IsArmed && gap.IsIn(price, options.WidenPpm)).ToList();
        foreach (var zone in zones) matches.Add((MatchKind.Zone, zone.Id, isLong ? zone.Low : zone.High));
        foreach (var gap in gaps) matches.Add((MatchKind.Gap, gap.Id, isLong ? gap.Low : gap.High));
        if (area.IsUsable)
        {
            var line = isLong ? area.Low : area.High;
            var share = (price * options.WidenPpm + Million - 1) / Million;
            if (Math.Abs(price - line) * Million <= price * options.WidenPpm) matches.Add((MatchKind.ValueAreaEdge, 0, isLong ? line - share : line + share));
        }

        var best = matches.Count == 0 ? default : isLong ? matches.MinBy(match => match.FarEdge) : matches.MaxBy(match => match.FarEdge);
        return $"{best.Kind} {best.Id} {best.FarEdge} {(zones.Count == 0 ? -1 : zones.Min(zone => zone.Tests))} {gaps.Count > 0}";
    }

    private void FindZone((long Open, long High, long Low, long Close, long Volume) candle, long next, long timeNs, long lastPrice)
    {
        var before = _candles.SkipLast(2).TakeLast(options.VolumeCandles).Sum(c => c.Volume);
        if (candle.Volume * options.VolumeCandles * 1000 <= before * options.VolumeMultipleMilli) return;
        var (bottom, top) = (Math.Min(candle.Open, candle.Close), Math.Max(candle.Open, candle.Close));
        var body = Math.Max(top - bottom, tick);
        if (next > candle.Close && (bottom - candle.Low) * 1000 > body * options.WickMultipleMilli) AddZone(isLong: true, candle.Low, bottom, timeNs, lastPrice);
        if (next < candle.Close && (candle.High - top) * 1000 > body * options.WickMultipleMilli) AddZone(isLong: false, top, candle.High, timeNs, lastPrice);
    }

    private void AddZone(bool isLong, long low, long high, long timeNs, long lastPrice)
    {
        var zone = new Item(++_lastId, isLong, low, high, timeNs);
        zone.WasIn = zone.IsIn(lastPrice, options.WidenPpm);
        _zones.Add(zone);
        if (_zones.Count > options.MaxZones) _zones.RemoveAt(0);
    }

    private void AddGap(bool isLong, long low, long high, long timeNs, long lastPrice)
    {
        var gap = new Item(++_lastId, isLong, low, high, timeNs);
        Arm(gap, lastPrice);
        _gaps.Add(gap);
        if (_gaps.Count > gapOptions.MaxGaps) _gaps.RemoveAt(0);
    }

    private void Arm(Item gap, long price)
    {
        var distance = gap.IsLong ? price - gap.High : gap.Low - price;
        if (gap.IsArmed || distance * Million < price * gapOptions.ArmPpm) return;
        gap.IsArmed = true;
        Armed++;
    }

    private sealed class Item(int id, bool isLong, long low, long high, long bornNs)
    {
        public int Id => id;

        public bool IsLong => isLong;

        public long Low => low;

        public long High => high;

        public long BornNs => bornNs;

        public bool WasIn { get; set; }

        public bool IsVisit { get; set; }

        public bool IsArmed { get; set; }

        public int Tests { get; set; }

        public bool IsIn(long price, int widenPpm) => (low - price) * Million <= price * widenPpm && (price - high) * Million <= price * widenPpm;
    }
}
