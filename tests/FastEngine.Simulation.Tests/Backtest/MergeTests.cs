using FastEngine.Core;
using FastEngine.Simulation.Backtest;
using FastEngine.Simulation.Reports;
using static FastEngine.Simulation.Tests.Reports.Sample;

namespace FastEngine.Simulation.Tests.Backtest;

public class MergeTests
{
    private const long Minute = EngineTime.NsPerMinute;

    // Two symbols side by side with 100 each: 110 and 95 in the first minute, then only the second one's 120.
    [Fact]
    public void Slices_side_by_side_add_their_capital_and_their_profits()
    {
        var merged = BacktestMerge.Of([Slice("A", (0, 110)), Slice("B", (0, 95), (1, 120))], ["A", "B"], Minute);
        Assert.Equal((Money(200), Money(230)), (merged.StartEquity, merged.EndEquity));
        Assert.Equal([(StartNs, Money(205)), (StartNs + Minute, Money(230))], merged.Equity.Select(bar => (bar.TimeNs, bar.Equity)));
        Assert.Equal(new Drawdown(0, 0, 0), merged.Drawdown);
    }

    // A day that makes 10, then one that begins with 100 again and loses 30 of it: 80 of 100, down 30 from 110.
    [Fact]
    public void Slices_one_after_the_other_share_one_capital_and_begin_with_all_of_it()
    {
        var merged = BacktestMerge.Of([Slice("1", (0, 110)), Slice("2", (5, 70))], ["all", "all"], Minute);
        Assert.Equal((Money(100), Money(80)), (merged.StartEquity, merged.EndEquity));
        Assert.Equal([Money(110), Money(80)], merged.Equity.Select(bar => bar.Equity));
        Assert.Equal((Money(30), 5 * Minute), (merged.Drawdown.Deepest, merged.Drawdown.LongestNs));
    }

    // One is in the market for minutes 0 to 4, the other for 2 to 6 and from 9 to its end: 7 of 10 minutes, 100 x (4 + 4 + 1) / 10 of an equity of 200.
    [Fact]
    public void Time_in_the_market_is_a_union_over_slices_and_exposure_a_sum()
    {
        ClosedTrade Held(int from, int to) => Trade(1) with { EntryTimeNs = StartNs + from * Minute, ExitTimeNs = StartNs + to * Minute };
        var merged = BacktestMerge.Of([Slice("A", (0, 100)) with { Trades = [Held(0, 4)] }, Slice("B", (0, 100)) with { Trades = [Held(2, 6), Held(9, 11)] }], ["A", "B"], Minute);
        Assert.Equal(0.7, merged.Statistics.TimeInMarket!.Value, 12);
        Assert.Equal(0.45, merged.Statistics.MeanExposure!.Value, 12);
        Assert.Equal([Money(100)], merged.Equity.Select(bar => bar.Exposure));
    }

    [Fact]
    public void Trades_stand_in_the_order_of_their_exits_and_those_of_one_time_in_the_order_of_their_slices()
    {
        ClosedTrade At(string symbol, int minute) => Trade(1) with { Symbol = symbol, ExitTimeNs = StartNs + minute * Minute };
        var merged = BacktestMerge.Of([Slice("A", (0, 100)) with { Trades = [At("A", 2), At("A", 3)] }, Slice("B", (0, 100)) with { Trades = [At("B", 1), At("B", 2)] }], ["A", "B"], Minute);
        Assert.Equal(["B1", "A2", "B2", "A3"], merged.Trades.Select(trade => trade.Symbol + (trade.ExitTimeNs - StartNs) / Minute));
    }

    [Fact]
    public void One_slice_is_itself()
    {
        var slice = Slice("all", (0, 90), (3, 101));
        var merged = BacktestMerge.Of([slice], ["all"], Minute);
        Assert.Equal((slice.OutputHash, slice.Equity, slice.Statistics), (merged.OutputHash, merged.Equity, merged.Statistics));
    }

    [Fact]
    public void A_trade_of_both_is_one_pair_and_its_parts_are_told_apart_by_their_order()
    {
        var part = Trade(1);
        var later = part with { ExitTimeNs = part.ExitTimeNs + Minute };
        var longer = later with { ExitTimeNs = later.ExitTimeNs + 1, Gross = Money(4) };
        var short_ = part with { Side = Side.Sell };
        var pairs = TradePair.Of([part, later, short_], [longer, part]);
        Assert.Equal([(false, false), (true, false), (false, true)], pairs.Select(pair => (pair.Differs, pair.B is null)));
        Assert.Equal(Money(3), pairs[1].NetDifference);
        Assert.Equal(Money(-1), pairs[2].NetDifference);
    }

    private static BacktestResult Slice(string name, params (int Minute, int Equity)[] equity)
    {
        EquityBar[] bars = [.. equity.Select(point => new EquityBar(StartNs + point.Minute * Minute, Money(point.Equity), Money(point.Equity), Money(point.Equity)))];
        return new BacktestResult
        {
            Name = name, FromNs = StartNs, ToNs = StartNs + 10 * Minute, ConfigHash = "c", SignalsHash = "s" + name, OutputHash = "o" + name, StartEquity = Money(100),
            EndEquity = bars[^1].Equity, Trades = [], Equity = bars, Drawdown = default, Counts = new BacktestCounts { Ticks = 1, Decisions = 2, Signals = 3, Orders = 4, Fills = 5, Positions = 6 },
            Statistics = BacktestStatistics.Of([], Holdings.Of([], [], StartNs, StartNs + 10 * Minute), bars, default, Money(100), bars[^1].Equity),
        };
    }
}
