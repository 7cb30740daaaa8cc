using FastEngine.Core;
using FastEngine.Simulation.Backtest;
using FastEngine.Simulation.Reports;
using static FastEngine.Simulation.Tests.Reports.Sample;

namespace FastEngine.Simulation.Tests.Backtest;

public class HoldingsTests
{
    private const long Second = EngineTime.NsPerSecond;

    // One piece at 100 each over 100 s: what overlaps is open once, and its notional counts twice.
    [Theory]
    [InlineData("", "", 0, 0)]
    [InlineData("10-30", "", 0.20, 20)]
    [InlineData("10-30 20-40 60-70", "90", 0.50, 60)]
    [InlineData("10-90 20-30 40-50", "", 0.80, 100)]
    [InlineData("10-20 20-30", "", 0.20, 20)]
    [InlineData("", "0", 1, 100)]
    [InlineData("-50-50 90-150", "95", 0.60, 65)]
    [InlineData("30-30", "", 0, 0)]
    public void Open_time_is_a_union_and_notional_a_sum_over_the_span(string closed, string open, double share, double notional)
    {
        var holdings = Held(closed, open, 0, 100);
        Assert.Equal(share, holdings.TimeInMarket!.Value, 12);
        Assert.Equal(notional, holdings.MeanNotional!.Value, 9);
    }

    // Parts of 0.25 and 0.75 at 100, to 20 s and to 60 s: 25 x 20 + 75 x 60 over 100 s.
    [Fact]
    public void Each_part_counts_until_it_was_closed()
    {
        ClosedTrade[] parts = [Closed(0, 20) with { Quantity = Money(0.25m) }, Closed(0, 60) with { Quantity = Money(0.75m) }];
        var holdings = Holdings.Of(parts, [], StartNs, StartNs + 100 * Second);
        Assert.Equal(0.6, holdings.TimeInMarket!.Value, 12);
        Assert.Equal(50, holdings.MeanNotional!.Value, 9);
    }

    [Fact]
    public void A_span_without_length_has_no_share() => Assert.Equal((null, null), (Held("", "", 5, 5).TimeInMarket, Held("", "", 5, 5).MeanNotional));

    // Side by side: 0-60 and 30-90 of 100 s are 90. One after the other: 90-100 is open to the end of its own slice alone, 10 of 300.
    [Fact]
    public void Slices_are_joined_by_the_union_of_their_times()
    {
        var beside = Holdings.Join([Held("0-60", "", 0, 100), Held("30-90", "", 0, 100)]);
        Assert.Equal((0.9, 120), (Math.Round(beside.TimeInMarket!.Value, 12), Math.Round(beside.MeanNotional!.Value, 9)));
        var after = Holdings.Join([Held("", "90", 0, 100), Held("", "", 200, 300)]);
        Assert.Equal((Math.Round(1 / 30.0, 12), Math.Round(10 / 3.0, 9)), (Math.Round(after.TimeInMarket!.Value, 12), Math.Round(after.MeanNotional!.Value, 9)));
    }

    // Bars of a minute over 30 s to 150 s. The first has 30 s of the span, 15 of them held; the second is held through, 20 s of it twice; the third not.
    [Fact]
    public void A_bar_has_the_mean_of_its_part_of_the_span()
    {
        var bars = Held("45-120 70-90", "", 30, 150).Into([Bar(0), Bar(60), Bar(120)], EngineTime.NsPerMinute);
        Assert.Equal([Money(50), Money(133.33333333m), Money(0)], bars.Select(bar => bar.Exposure));
    }

    [Fact]
    public void Bars_times_their_lengths_are_the_mean_of_the_span()
    {
        var random = new Random(5);
        var trades = Enumerable.Range(0, 200).Select(_ => random.Next(0, 3_000)).Select(from => Closed(from, from + random.Next(0, 600))).ToArray();
        var holdings = Holdings.Of(trades, [], StartNs, StartNs + 3_600 * Second);
        var bars = holdings.Into([.. Enumerable.Range(0, 60).Select(minute => Bar(60 * minute))], EngineTime.NsPerMinute);
        Assert.Equal(holdings.MeanNotional!.Value, bars.Sum(bar => Fixed18.ToDouble(bar.Exposure)) / 60, 6);
        var seconds = Enumerable.Range(0, 3_600).Count(second => trades.Any(trade => trade.EntryTimeNs <= StartNs + second * Second && StartNs + second * Second < trade.ExitTimeNs));
        Assert.Equal(seconds / 3_600.0, holdings.TimeInMarket!.Value, 12);
    }

    private static Holdings Held(string closed, string open, int from, int to) => Holdings.Of(
        [.. Words(closed).Select(word => (Word: word, Dash: word.LastIndexOf('-'))).Select(at => Closed(int.Parse(at.Word[..at.Dash]), int.Parse(at.Word[(at.Dash + 1)..])))],
        [.. Words(open).Select(word => Open(int.Parse(word)))], StartNs + from * Second, StartNs + to * Second);

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static ClosedTrade Closed(int from, int to) => Trade(1) with { EntryTimeNs = StartNs + from * Second, ExitTimeNs = StartNs + to * Second };

    private static OpenPosition Open(int from) => new()
    {
        PositionId = "1", Strategy = "four_level", Symbol = "BTCUSDT", Side = Side.Sell, EntryTimeNs = StartNs + from * Second, EntryPrice = Money(100), MarkPrice = Money(90),
        Quantity = Money(1), Unrealised = Money(10), Fees = 0,
    };

    private static EquityBar Bar(int from) => new(StartNs + from * Second, Money(100), Money(100), Money(100));
}
