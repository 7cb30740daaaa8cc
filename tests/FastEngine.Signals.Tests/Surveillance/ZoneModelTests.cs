using FastEngine.Core;
using FastEngine.Signals.Surveillance;
using FastEngine.Signals.Tests.Windows;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Signals.Tests.Surveillance;

/// <summary>The banded book against one that looks at everything, over random walks that are dense with zones, gaps and lines.</summary>
public class ZoneModelTests
{
    private static readonly ZoneOptions Zones = new() { VolumeCandles = 2, WickMultipleMilli = 500, VolumeMultipleMilli = 800, MaxZones = 6 };
    private static readonly GapOptions Gaps = new() { MinSizePpm = 500, LifeNs = 12 * ZoneBed.CandleNs, MaxGaps = 4 };

    [Fact]
    public void The_band_changes_no_result() =>
        Prop.ForAll(TestTape.Seeds(250), seeds => Run(seeds, scale: 1, out _, out _)).QuickCheckThrowOnFailure();

    [Fact]
    public void Prices_and_tick_times_ten_change_nothing() =>
        Prop.ForAll(TestTape.Seeds(250), seeds => Assert.Equal(Run(seeds, scale: 1, out _, out _), Run(seeds, scale: 10, out _, out _)))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void The_walks_meet_every_rule_and_most_prices_stay_in_the_band()
    {
        var seeds = Enumerable.Range(0, 20_000).ToArray();
        Run(seeds, scale: 1, out var naive, out var bed);
        Assert.True(naive.Tests > 100 && naive.Broken > 100 && naive.Filled > 50 && naive.Expired > 10 && naive.Armed > 50,
            $"{naive.Tests} tests, {naive.Broken} broken, {naive.Filled} filled, {naive.Expired} expired, {naive.Armed} armed");
        var counters = bed.Book.Counters(0);
        Assert.Equal((naive.Broken, naive.Filled, naive.Expired), (counters.ZonesBroken, counters.GapsFilled, counters.GapsExpired));
        Assert.True(counters.ZonesDropped > 10 && counters.GapsDropped > 10);
        Assert.True(bed.SlowCalls < 18_000 / 2, $"{bed.SlowCalls} slow calls");
    }

    [Fact]
    public void Mirrored_candles_give_mirrored_zones_and_gaps() =>
        Prop.ForAll(TestTape.Seeds(200), seeds =>
        {
            const long Center = 10_000;
            var gaps = new GapOptions { MinSizePpm = 1 };
            var bed = new ZoneBed(Center, Zones, gaps);
            var mirror = new ZoneBed(Center, Zones, gaps);
            var price = Center;
            for (var i = 0; i < seeds.Length; i++)
            {
                var r = Hash(seeds[i], i);
                var (open, close) = (price, Math.Clamp(price + (long)(r % 201) - 100, 9_000, 11_000));
                var high = Math.Max(open, close) + (long)((r >> 8) % 100);
                var low = Math.Min(open, close) - (long)((r >> 16) % 100);
                var volume = 1 + (long)((r >> 24) % 300);
                bed.Close(open, high, low, close, volume);
                mirror.Close(2 * Center - open, 2 * Center - low, 2 * Center - high, 2 * Center - close, volume);
                Assert.Equal(bed.Zones.Select(zone => (zone.Id, zone.Low, zone.High, zone.Direction)),
                    mirror.Zones.Select(zone => (zone.Id, 2 * Center - zone.High, 2 * Center - zone.Low, 1 - zone.Direction)));
                Assert.Equal(bed.Gaps.Select(gap => (gap.Id, gap.Low, gap.High, gap.Direction)),
                    mirror.Gaps.Select(gap => (gap.Id, 2 * Center - gap.High, 2 * Center - gap.Low, 1 - gap.Direction)));
                price = close + (long)((r >> 32) % 41) - 20;
            }
        }).QuickCheckThrowOnFailure();

    // Fails where the two differ; the text is what can be observed without units, after every event.
    private static string Run(int[] seeds, long scale, out NaiveBook naive, out ZoneBed bed)
    {
        naive = new NaiveBook(Zones, Gaps, scale);
        bed = new ZoneBed(10_000 * scale, Zones, Gaps, scale);
        var unitless = new List<string>();
        var (open, high, low) = (10_000L, 10_000L, 10_000L);
        var price = 10_000L;
        for (var i = 0; i < seeds.Length; i++)
        {
            var r = Hash(seeds[i], i);
            if (r % 16 == 0)
            {
                // Late trades may have stretched the candle beyond the prices seen here.
                high += (long)((r >> 8) % 4 == 0 ? (r >> 16) % 60 : 0);
                low -= (long)((r >> 10) % 4 == 0 ? (r >> 24) % 60 : 0);
                var volume = 1 + (long)((r >> 32) % 300);
                bed.Close(open * scale, high * scale, low * scale, price * scale, volume);
                naive.Close(open * scale, high * scale, low * scale, price * scale, volume, bed.TimeNs, bed.LastPrice);
                open = high = low = price;
            }
            else if (r % 64 == 1)
            {
                var areaLow = price - (long)((r >> 8) % 60);
                bed.PublishArea(areaLow * scale, (areaLow + 1 + (long)((r >> 16) % 60)) * scale);
            }
            else
            {
                var most = ((r >> 8) % 16) switch { < 6 => 2, < 12 => 8, < 15 => 40, _ => 300 };
                price += (long)((r >> 16) % (ulong)(2 * most + 1)) - most + (price < 9_000 ? 5 : price > 11_000 ? -5 : 0);
                (high, low) = (Math.Max(high, price), Math.Min(low, price));
                bed.Price(price * scale);
                naive.Price(price * scale);
            }

            var text = Text(bed);
            Assert.Equal(naive.Text(bed.LastPrice, in bed.Profile.Area(0)), text);
            unitless.Add(Unitless(bed));
        }

        return string.Join('\n', unitless);
    }

    private static string Text(ZoneBed bed) =>
        string.Join(' ', bed.Zones.Select(zone => $"z{zone.Id}{(zone.Direction == Direction.Long ? 'd' : 's')}{zone.Low}-{zone.High}t{zone.Tests}{Presence(zone)}"))
        + " | " + string.Join(' ', bed.Gaps.Select(gap => $"g{gap.Id}{(gap.Direction == Direction.Long ? 'l' : 's')}{gap.Low}-{gap.High}{(gap.IsArmed ? "a" : "")}"))
        + " | " + Text(bed, Direction.Long) + " | " + Text(bed, Direction.Short);

    private static string Text(ZoneBed bed, Direction direction)
    {
        var watch = bed.Book.Watch(0, direction);
        return $"{watch.Kind} {watch.Id} {bed.Book.FarEdge(0, direction, bed.LastPrice)} {watch.FewestTests} {watch.IsInGap}";
    }

    private static string Unitless(ZoneBed bed) =>
        string.Join(' ', bed.Zones.Select(zone => $"{zone.Id}t{zone.Tests}{Presence(zone)}")) + " | "
        + string.Join(' ', bed.Gaps.Select(gap => $"{gap.Id}{gap.IsArmed}")) + " | "
        + string.Join(' ', new[] { bed.Long, bed.Short }.Select(watch => $"{watch.Kind} {watch.Id} {watch.FewestTests} {watch.IsInGap}")) + " | "
        + string.Join(' ', new[] { Direction.Long, Direction.Short }.Select(direction =>
            $"{bed.Book.HasTarget(0, direction, bed.LastPrice)} {bed.Book.ProfilePosition(0, direction, bed.LastPrice)}"));

    private static string Presence(Zone zone) => zone.Presence switch { ZonePresence.Visiting => "v", ZonePresence.InsideSinceBirth => "b", _ => "" };

    private static ulong Hash(int seed, int index)
    {
        var r = (ulong)(uint)seed * 0x9E3779B97F4A7C15UL + (ulong)index * 0xC2B2AE3D27D4EB4FUL;
        r = (r ^ (r >> 31)) * 0xBF58476D1CE4E5B9UL;
        return r ^ (r >> 29);
    }
}
