using System.Runtime.CompilerServices;
using FastEngine.Core;
using FastEngine.Rings.Tests;
using FastEngine.Signals.Candles;
using FastEngine.Signals.Surveillance;

namespace FastEngine.Signals.Tests.Surveillance;

public class SurveillanceLayoutTests
{
    [Fact]
    public void Zones_and_gaps_are_a_cache_line_and_what_an_evaluation_reads_is_one_for_both_directions()
    {
        Assert.Equal(64, Unsafe.SizeOf<Zone>());
        Assert.Equal(64, Unsafe.SizeOf<Gap>());
        Assert.Equal(64, Unsafe.SizeOf<QuietBand>() + 2 * Unsafe.SizeOf<Watch>());
    }

    [Fact]
    public void Prices_closes_boundaries_and_queries_allocate_nothing()
    {
        var instruments = ProfileTests.Instruments(1);
        var allocated = Allocations.Least(() =>
        {
            var profile = new VolumeProfile(new ProfileOptions(), instruments);
            var book = new ZoneBook(new ZoneOptions { VolumeCandles = 2, WickMultipleMilli = 100, VolumeMultipleMilli = 100 }, new GapOptions { MinSizePpm = 10 }, profile, instruments);
            var candles = new CandleSeries(symbols: 1, timeframes: 1, history: 128);
            Drive(profile, book, candles, 0, 2_000);
            return () =>
            {
                Drive(profile, book, candles, 2_000, 20_000);
                Assert.True(book.Counters(0).ZonesBorn > 50 && book.Counters(0).GapsBorn > 50);
                Assert.True(profile.Area(0).Exists);
            };
        });
        Assert.Equal(0, allocated);
    }

    private static void Drive(VolumeProfile profile, ZoneBook book, CandleSeries candles, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            var time = 1_700_000_100 * EngineTime.NsPerSecond + i * EngineTime.NsPerSecond;
            var r = (ulong)i * 0x9E3779B97F4A7C15UL;
            r ^= r >> 29;
            var price = 10_000 + (long)(r % 300) + i / 400 % 7 * 500;
            if (i % 300 == 0)
            {
                profile.OnPeriod(0, time);
                book.Refresh(0, price);
            }

            if (profile.NeedsRebin(0, price)) profile.Rebin(0, price);
            profile.Add(0, time - (i % 9 == 0 ? EngineTime.NsPerMinute : 0), price, 1 + (long)(r % 7));
            if (!book.IsQuiet(0, price)) book.OnPrice(0, price, time);
            book.HasTarget(0, Direction.Long, price);
            book.ProfilePosition(0, Direction.Short, price);
            book.TryNearest(0, Direction.Long, price, out _);
            if (i % 5 != 0) continue;
            ref var candle = ref candles.Open(0, 0);
            (candle.Open, candle.High, candle.Low, candle.Close) = (price, price + (long)(r >> 8) % 50, price - (long)((r >> 16) % 50), price + (long)((r >> 24) % 3) - 1);
            candle.High = Math.Max(candle.High, candle.Close);
            candle.Low = Math.Min(candle.Low, candle.Close);
            candle.BuyVolume.Add(1 + (long)((r >> 32) % 9));
            candles.Close(0, 0);
            book.OnCandleClosed(0, candles, time, price);
        }
    }
}
