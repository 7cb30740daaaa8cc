using FastEngine.Host.Diffing;

namespace FastEngine.Host.Tests.Diffing;

public class RunDiffTests
{
    private const long CandleNs = 1_000;
    private static readonly SignalRow Signal = new(5_100, "X", "long", "10.5", 2, 3);
    private static readonly TradeRow Trade = new("four_level", "X", "long", 5_200, 6_000, "10.5", "10.6", "3", "0.01", 0.29m, "trailing_stop");

    [Fact]
    public void Equal_runs_have_no_difference()
    {
        var run = Run([Signal, Signal with { Side = "short" }], [Trade, Trade]);
        Assert.True(new RunDiff(run, run with { Name = "again" }).IsEmpty);
    }

    [Fact]
    public void A_signal_of_one_run_alone_is_added_or_removed()
    {
        var other = Signal with { TimeNs = 9_000 };
        var diff = new RunDiff(Run([Signal], []), Run([other], []));
        Assert.Equal((Signal, other), (Assert.Single(diff.Removed), Assert.Single(diff.Added)));
        Assert.Empty(diff.Moved);
    }

    [Fact]
    public void Another_time_price_or_score_within_the_fastest_candle_is_a_move()
    {
        foreach (var moved in new[] { Signal with { TimeNs = 5_999 }, Signal with { Price = "10.6" }, Signal with { EntryScore = 2.1 }, Signal with { Confluence = 4 } })
        {
            var diff = new RunDiff(Run([Signal], []), Run([moved], []));
            Assert.Equal(new Pair<SignalRow>(Signal, moved), Assert.Single(diff.Moved));
            Assert.Empty(diff.Added);
            Assert.Empty(diff.Removed);
        }
    }

    [Theory]
    [InlineData(6_000, "X", "long")]
    [InlineData(4_999, "X", "long")]
    [InlineData(5_100, "Y", "long")]
    [InlineData(5_100, "X", "short")]
    public void Another_candle_symbol_or_side_is_another_signal(long timeNs, string symbol, string side)
    {
        var diff = new RunDiff(Run([Signal], []), Run([Signal with { TimeNs = timeNs, Symbol = symbol, Side = side }], []));
        Assert.Equal((1, 1, 0), (diff.Added.Count, diff.Removed.Count, diff.Moved.Count));
    }

    [Fact]
    public void A_signal_that_stayed_is_not_taken_for_one_that_moved()
    {
        var second = Signal with { TimeNs = 5_200 };
        var diff = new RunDiff(Run([Signal, second], []), Run([second], []));
        Assert.Equal(Signal, Assert.Single(diff.Removed));
        Assert.Empty(diff.Moved);
    }

    [Fact]
    public void A_refusal_that_changed_is_told_and_a_result_that_changed_is_not()
    {
        var refused = Signal with { Refused = "position_limit.too_many_positions" };
        Assert.Equal(new Pair<SignalRow>(Signal, refused), Assert.Single(new RunDiff(Run([Signal], []), Run([refused], [])).Refusals));
        Assert.True(new RunDiff(Run([Signal], []), Run([Signal with { Net = 1 }], [])).IsEmpty);
    }

    [Fact]
    public void Trades_are_added_removed_or_changed_and_the_nets_are_exact()
    {
        var changed = Trade with { ExitPrice = "10.5", Net = -0.01m };
        var late = Trade with { EntryTimeNs = 8_000, Net = 0.000000000000000001m };
        var early = Trade with { EntryTimeNs = 1_000, Net = 5 };
        var diff = new RunDiff(Run([], [early, Trade]), Run([], [changed, late]));
        Assert.Equal(early, Assert.Single(diff.TradesRemoved));
        Assert.Equal(late, Assert.Single(diff.TradesAdded));
        Assert.Equal(new Pair<TradeRow>(Trade, changed), Assert.Single(diff.TradesChanged));
        Assert.Equal((5.29m, -0.009999999999999999m), (diff.A.Net, diff.B.Net));
    }

    private static DecidedRun Run(SignalRow[] signals, TradeRow[] trades) => new()
    {
        Name = "", ConfigHash = "", SignalsHash = "", OutputHash = "", FastestNs = CandleNs, Signals = signals, Trades = trades, Inputs = [],
    };
}
