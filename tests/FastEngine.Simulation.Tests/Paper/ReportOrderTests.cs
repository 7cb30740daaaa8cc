using FastEngine.Core.Execution;
using FastEngine.Simulation.Paper;

namespace FastEngine.Simulation.Tests.Paper;

public class ReportOrderTests
{
    [Fact]
    public void Reports_come_by_time_then_order_number_then_making() => PaperTape.Expect(
        PaperTape.Instant with { AckLatencyNs = 50 },
        """
        100 B order 3 buy market 1
        100 order 2 buy market 2
        100 B order 1 buy market 1
        100 trade 1000 1
        100 B trade 500 9
        100 trade 1001 1
        """,
        """
        150 #1 accepted 1
        150 #1 filled 1 @ 500 by 2, 0 left
        150 #2 accepted 2
        150 #2 filled 1 @ 1000 by 1, 1 left
        150 #2 filled 1 @ 1001 by 3, 0 left
        150 #3 accepted 1
        150 #3 filled 1 @ 500 by 2, 0 left
        """);

    // Taking a report decides no more than it must: B's order is not touched by A's later time.
    [Fact]
    public void An_instrument_that_lags_in_the_stream_still_fills_before_a_cancellation() => PaperTape.Expect(
        PaperTape.Instant with { AckLatencyNs = 50, CancelLatencyNs = 10 },
        """
        100 B order 1 buy market 5
        105 B cancel 1
        130 trade 1000 9
        114 B trade 500 2
        115 B trade 501 2
        """,
        """
        150 #1 accepted 5
        164 #1 filled 2 @ 500 by 2, 3 left
        165 #1 cancelled 3
        """);

    [Fact]
    public void What_was_told_is_final_even_when_an_instrument_lags_behind_it() => PaperTape.Expect(
        PaperTape.Instant with { CancelLatencyNs = 10 },
        """
        100 B order 1 buy market 5
        105 B cancel 1
        130 clock
        114 B trade 500 2
        """,
        """
        100 #1 accepted 5
        115 #1 cancelled 5
        """);

    [Fact]
    public void An_answer_is_due_though_nothing_trades_any_more()
    {
        var reports = PaperTape.Play(new PaperOptions(), PaperTape.Instruments, "100 order 1 buy market 1\n100 cancel 1");
        Assert.Equal([20_000_100L, 20_000_100L], reports.Select(report => report.TimeNs));
        Assert.Equal([10_000_100L, 10_000_100L], reports.Select(report => report.VenueTimeNs));
    }

    [Fact]
    public void Reports_that_nobody_takes_stop_the_run_instead_of_being_lost()
    {
        var matcher = new PaperMatcher(PaperTape.Instant with { ReportCapacity = 2 }, PaperTape.Instruments);
        matcher.Cancel(1, 100);
        matcher.Cancel(2, 100);
        Assert.Contains("2 reports", Assert.Throws<InvalidOperationException>(() => matcher.Cancel(3, 100)).Message, StringComparison.Ordinal);
        var taken = default(TradeEvent);
        Assert.True(matcher.TryTake(100, ref taken));
        matcher.Cancel(3, 100);
    }
}
