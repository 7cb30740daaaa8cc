using FastEngine.Core;
using FastEngine.Signals.Surveillance;
using FastEngine.Signals.Tests.Windows;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Signals.Tests.Surveillance;

/// <summary>The profile against one that keeps every trade and counts anew at each boundary.</summary>
public class ProfileModelTests
{
    private const long Start = 1_700_000_100 * EngineTime.NsPerSecond;

    private static readonly ProfileOptions Micro = new() { WindowNs = 60 * EngineTime.NsPerSecond, PeriodNs = 15 * EngineTime.NsPerSecond };

    [Fact]
    public void Every_boundary_publishes_what_the_trades_of_its_window_give() =>
        Prop.ForAll(TestTape.Seeds(600), seeds => Run(seeds, new ProfileOptions(), scale: 1)).QuickCheckThrowOnFailure();

    [Fact]
    public void So_does_every_boundary_of_the_micro_profile() =>
        Prop.ForAll(TestTape.Seeds(600), seeds => Run(seeds, Micro, scale: 1)).QuickCheckThrowOnFailure();

    [Fact]
    public void Prices_and_tick_times_ten_give_areas_times_ten() =>
        Prop.ForAll(TestTape.Seeds(300), seeds => Assert.Equal(Run(seeds, Micro, scale: 1), Run(seeds, Micro, scale: 10))).QuickCheckThrowOnFailure();

    [Fact]
    public void The_walk_publishes_areas_and_sets_bins_anew()
    {
        var areas = Run([.. Enumerable.Range(0, 5_000)], Micro, scale: 1, out var rebins);
        Assert.True(areas.Count(area => area.High > area.Low) > 200);
        Assert.True(rebins > 5);
    }

    // Areas in ticks, by their lowest and highest.
    private static List<(long Low, long High)> Run(int[] seeds, ProfileOptions options, long scale) => Run(seeds, options, scale, out _);

    private static List<(long Low, long High)> Run(int[] seeds, ProfileOptions options, long scale, out int rebins)
    {
        var profile = new VolumeProfile(options, ProfileTests.Instruments(scale));
        var naive = new NaiveProfile(options, scale);
        var areas = new List<(long, long)>();
        var boundary = EngineTime.NextMultiple(Start, options.PeriodNs);
        var now = Start;
        var price = 50_000L;
        rebins = 0;
        for (var i = 0; i < seeds.Length; i++)
        {
            var r = (ulong)(uint)seeds[i] * 0x9E3779B97F4A7C15UL + (ulong)i * 0xC2B2AE3D27D4EB4FUL;
            r = (r ^ (r >> 31)) * 0xBF58476D1CE4E5B9UL;
            r ^= r >> 29;
            now += r % 64 == 0 ? options.WindowNs / 3 * 5 : (long)((r >> 6) % (ulong)(options.PeriodNs / 8));
            for (; boundary <= now; boundary += options.PeriodNs)
            {
                profile.OnPeriod(0, boundary);
                ref readonly var area = ref profile.Area(0);
                Assert.Equal(naive.Area(boundary), area.Exists ? (area.Low, area.High, area.PointOfControlLow) : null);
                Assert.False(area.IsIncomplete);
                areas.Add((area.Low / scale, area.High / scale));
            }

            var isLate = (r >> 20) % 8 == 0;
            if ((r >> 24) % 128 == 0) price = price > 50_000 ? price * 3 / 4 : price * 4 / 3;
            else price += (long)((r >> 32) % 41) - 20;
            var quantity = (r >> 40) % 64 == 0 ? long.MaxValue / 2 : 1 + (long)((r >> 40) % 1000);
            if (!isLate && profile.NeedsRebin(0, price * scale))
            {
                profile.Rebin(0, price * scale);
                naive.Rebin(price * scale);
                rebins++;
            }

            var time = isLate ? now - (long)((r >> 44) % (ulong)(options.WindowNs * 3 / 2)) : now;
            profile.Add(0, time, price * scale, quantity);
            naive.Add(time, price * scale, quantity);
        }

        Assert.Equal(0, profile.LostVolume(0));
        return areas;
    }

    private sealed class NaiveProfile(ProfileOptions options, long tick)
    {
        private readonly List<(long TimeNs, long Bin, long Quantity)> _trades = [];
        private long _width;

        public void Add(long timeNs, long price, long quantity)
        {
            if (_width == 0) _width = Width(price);
            _trades.Add((timeNs, price / _width, quantity));
        }

        public void Rebin(long price)
        {
            var width = Width(price);
            for (var i = 0; i < _trades.Count; i++)
            {
                var (lowest, highest) = (_trades[i].Bin * _width, (_trades[i].Bin + 1) * _width - tick);
                _trades[i] = _trades[i] with { Bin = (lowest + highest) / 2 / width };
            }

            _width = width;
        }

        public (long Low, long High, long PointOfControlLow)? Area(long boundaryNs)
        {
            var bins = _trades.Where(trade => trade.TimeNs < boundaryNs && trade.TimeNs >= boundaryNs - options.WindowNs)
                .GroupBy(trade => trade.Bin)
                .Select(group => (Bin: group.Key, Volume: group.Aggregate((Int128)0, (sum, trade) => sum + trade.Quantity)))
                .OrderBy(bin => bin.Bin).ToList();
            if (bins.Count == 0) return null;
            var total = bins.Aggregate((Int128)0, (sum, bin) => sum + bin.Volume);
            var poc = bins.FindLastIndex(bin => bin.Volume == bins.Max(other => other.Volume));
            var (low, high, held) = (poc, poc, bins[poc].Volume);
            while (held * 1_000_000 < total * options.ValueAreaPpm)
            {
                var below = low > 0 ? bins[low - 1].Volume : -1;
                var above = high < bins.Count - 1 ? bins[high + 1].Volume : -1;
                if (above >= below) high++;
                else low--;
                held += Int128.Max(above, below);
            }

            return (bins[low].Bin * _width, (bins[high].Bin + 1) * _width - tick, bins[poc].Bin * _width);
        }

        private long Width(long price) => tick * Math.Max(1, (long)Math.Floor((decimal)price * options.BinPpm / 1_000_000 / tick + 0.5m));
    }
}
