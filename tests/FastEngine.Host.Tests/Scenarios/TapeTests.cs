using FastEngine.Core;
using FastEngine.Host.Scenarios.Tape;

namespace FastEngine.Host.Tests.Scenarios;

/// <summary>What is drawn is what comes out of the tape.</summary>
public class TapeTests
{
    private const long Bar = EngineTime.NsPerSecond;

    [Theory]
    [InlineData("open: 100, high: 100.6, low: 99.9, close: 100.4, volume: 80, buys: 75%", 10_000, 10_060, 9_990, 10_040, 60_000, 20_000)]
    [InlineData("open: 100, high: 101, low: 98, close: 99, volume: 7.777, buys: 0%", 10_000, 10_100, 9_800, 9_900, 0, 7_777)]
    [InlineData("open: 100, close: -0.5%, volume: 1, buys: 100%, trades: 4", 10_000, 10_000, 9_950, 9_950, 1_000, 0)]
    [InlineData("open: 100, high: +1%, low: -1%, volume: 123.456, buys: 33.3%, trades: 37", 10_000, 10_100, 9_900, 10_000, 41_111, 82_345)]
    public void A_candle_comes_out_as_drawn(string candle, long open, long high, long low, long close, long bought, long sold)
    {
        var items = Draw($"[{{candle: {{{candle}}}}}, {{hold: 1s}}]").Where(item => item.TimeNs < Zero + Bar).ToList();
        Assert.Equal((open, high, low, close), (items[0].Price, items.Max(item => item.Price), items.Min(item => item.Price), items[^1].Price));
        Assert.Equal((bought, sold), (items.Where(item => item.Aggressor == Side.Buy).Sum(item => item.Quantity), items.Where(item => item.Aggressor == Side.Sell).Sum(item => item.Quantity)));
    }

    [Fact]
    public void A_rising_candle_falls_first()
    {
        var prices = Draw("[{candle: {open: 100, high: 102, low: 99, close: 101, trades: 20}}]").Select(item => item.Price).ToList();
        Assert.True(prices.IndexOf(9_900) < prices.IndexOf(10_200));
    }

    [Fact]
    public void A_move_ends_at_its_target_and_its_trades_are_evenly_spread()
    {
        var items = Draw("[{jump: 100}, {to: 101, for: 10s, rate: 5}]");
        Assert.Equal(50, items.Count);
        Assert.Equal(10_100, items[^1].Price);
        Assert.All(items.Zip(items.Skip(1)), pair => Assert.Equal(200 * EngineTime.NsPerMs, pair.Second.TimeNs - pair.First.TimeNs));
        Assert.All(items.Zip(items.Skip(1)), pair => Assert.True(pair.Second.Price >= pair.First.Price));
    }

    [Theory]
    [InlineData("60%", 60)]
    [InlineData("33%", 33)]
    [InlineData("100%", 100)]
    [InlineData("0%", 0)]
    public void Buyers_have_their_share_over_any_stretch(string buys, int of100)
    {
        var items = Draw($"[{{jump: 100}}, {{hold: 100s, rate: 10, buys: {buys}}}]");
        for (var from = 0; from + 100 <= items.Count; from += 37)
            Assert.InRange(items.Skip(from).Take(100).Count(item => item.Aggressor == Side.Buy), of100 - 1, of100 + 1);
    }

    [Fact]
    public void A_warm_up_ends_at_zero()
    {
        var items = Draw("[{warm: 30 bars around 100}, {hold: 2s}]");
        Assert.Equal(Zero - 30 * Bar, items[0].TimeNs);
        Assert.Contains(items, item => item.TimeNs == Zero);
    }

    [Fact]
    public void Waves_and_zigzags_end_where_they_began()
    {
        Assert.Equal(10_000, Draw("[{jump: 100}, {sine: 1%, for: 10s, waves: 3}]")[^1].Price);
        Assert.Equal(10_000, Draw("[{jump: 100}, {zigzag: 1%, for: 10s}]")[^1].Price);
    }

    [Fact]
    public void A_quiet_connection_has_frames_and_a_silent_one_has_none()
    {
        var items = Draw("[{jump: 100}, {hold: 1s}, {silent: 5s}, {quiet: 5s}, {hold: 1s}]");
        Assert.DoesNotContain(items, item => item.TimeNs > Zero + Bar && item.TimeNs < Zero + 6 * Bar);
        Assert.All(items.Where(item => item.TimeNs > Zero + 6 * Bar && item.TimeNs < Zero + 11 * Bar), item => Assert.False(item.IsTrade));
        Assert.Contains(items, item => !item.IsTrade);
    }

    [Fact]
    public void Blocks_and_repeats_are_drawn_as_often_as_they_stand()
    {
        var text = "name: t\nshows: [t]\nbase: micro\nblocks: {up: [{move: +1%, for: 1s}]}\ntape: {BTCUSDT: [{jump: 100}, {repeat: 3, do: [{use: up}, {hold: 1s}]}]}\nexpect: [signal]\n";
        var items = Draw(ScenarioText.Read(text).Tapes[0]);
        Assert.Equal(6 * 2, items.Count);
        Assert.Equal(10_303, items[^1].Price);
    }

    private static long Zero { get; } = ScenarioText.Read(ScenarioText.With("[{jump: 100}, {hold: 1s}]")).ZeroNs;

    private static List<TapeItem> Draw(string tape) => Draw(ScenarioText.Read(ScenarioText.With(tape)).Tapes[0]);

    private static List<TapeItem> Draw(SymbolTape tape) => [.. tape.Draw(Zero, Bar)];
}
