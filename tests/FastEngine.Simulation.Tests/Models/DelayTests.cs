using FastEngine.Core.Execution;
using FastEngine.Simulation.Models.Delays;
using FastEngine.Simulation.Paper;
using FastEngine.Simulation.Tests.Paper;

namespace FastEngine.Simulation.Tests.Models;

public class DelayTests
{
    private static readonly DelayModel TenOrTwenty = DelayModel.Of(new DelayTable([0, 1_000_000], [10, 20]), "10 to 20");

    // Decided at 100 of the tape, which is 7 late, so at 107, and 10 on its way: it arrives at 117. The reports take 9, 7 of which are over when the
    // engine has the tape of the fill: 2 in its clock.
    [Fact]
    public void A_late_feed_delays_orders_and_shortens_what_reports_take_in_the_clock_of_the_tape() => PaperTape.Expect(
        PaperTape.Instant with { FeedLatencyNs = 7, SubmitLatencyNs = 10, AckLatencyNs = 9 },
        """
        100 order 1 buy market 1
        116 trade 50 1
        117 trade 51 1
        """,
        """
        119 #1 accepted 1
        119 #1 filled 1 @ 51 by 2, 0 left
        """);

    // The trade of 117 tells of the fill as soon as the fill's own report could.
    [Fact]
    public void No_report_is_told_before_the_trade_that_filled() => PaperTape.Expect(
        PaperTape.Instant with { FeedLatencyNs = 7, SubmitLatencyNs = 10, AckLatencyNs = 3 },
        """
        100 order 1 buy market 1
        117 trade 51 1
        """,
        """
        117 #1 accepted 1
        117 #1 filled 1 @ 51 by 1, 0 left
        """);

    // Asked for at 101, 7 late, 5 on its way: 113. The order is open from 107 on, and 113 is too late for the trade of 112.
    [Fact]
    public void A_late_feed_delays_cancellations_too() => PaperTape.Expect(
        PaperTape.Instant with { FeedLatencyNs = 7, CancelLatencyNs = 5 },
        """
        100 order 1 buy limit 50 2
        101 cancel 1
        112 trade 49 1
        114 trade 49 1
        """,
        """
        107 #1 accepted 2
        112 #1 filled 1 @ 50 by 1, 1 left
        113 #1 cancelled 1
        """);

    [Fact]
    public void A_query_is_asked_and_answered_around_a_late_feed() => PaperTape.Expect(
        PaperTape.Instant with { FeedLatencyNs = 7, QueryLatencyNs = 20 },
        """
        100 query 1 ping
        """,
        """
        120 ?1 Pong
        """);

    [Fact]
    public void Sampled_delays_lie_within_their_table_and_differ()
    {
        var options = PaperTape.Instant with { Delays = new DelayModels { Submit = TenOrTwenty, Acknowledge = TenOrTwenty, Cancel = TenOrTwenty, Feed = TenOrTwenty } };
        var reports = Play(options, orders: 200);
        Assert.All(reports, report => Assert.InRange(report.VenueTimeNs % 1_000, 20, 40));
        Assert.All(reports, report => Assert.InRange(report.TimeNs - report.VenueTimeNs, 0, 10));
        Assert.InRange(reports.Select(report => report.VenueTimeNs % 1_000).Distinct().Count(), 10, 21);
        Assert.InRange(reports.Average(report => report.VenueTimeNs % 1_000), 28, 32);
    }

    [Fact]
    public void Samples_are_those_of_the_seed()
    {
        var options = PaperTape.Instant with { Delays = new DelayModels { Submit = TenOrTwenty } };
        Assert.Equal(Play(options, 50), Play(options, 50));
        Assert.NotEqual(Play(options, 50), Play(options with { Delays = options.Delays with { Seed = 2 } }, 50));
    }

    [Fact]
    public void What_else_was_sent_changes_no_sample_of_an_order()
    {
        var options = PaperTape.Instant with { Delays = new DelayModels { Submit = TenOrTwenty, Acknowledge = TenOrTwenty } };
        const string Tape = "1000 order 1 buy market 1\n1030 trade 50 1\n2000 order 2 buy market 1\n2030 trade 50 1";
        var alone = PaperTape.Play(options, PaperTape.Instruments, Tape);
        var among = PaperTape.Play(options, PaperTape.Instruments, Tape.Replace("2000 order 2", "1500 B order 7 sell market 3\n1600 B trade 9 9\n1700 query 3 ping\n2000 order 2", StringComparison.Ordinal));
        Assert.Equal(Times(alone), Times(among.Where(report => report.Order != 7)));

        static IEnumerable<(long, long, long)> Times(IEnumerable<OrderReport> reports) => reports.Select(report => (report.Order, report.VenueTimeNs, report.TimeNs));
    }

    [Fact]
    public void A_measured_delay_is_that_of_the_hour_and_of_the_volatility()
    {
        // Of hour 0: 5 ns where the range is up to 100 bps, else 50; of hour 1: 7 and 70.
        var tables = Enumerable.Range(0, 48).Select(at => Always((at / 2 == 1 ? 7 : 5) * (at % 2 == 0 ? 1 : 10))).ToArray();
        var options = PaperTape.Instant with { Delays = new DelayModels { Submit = DelayModel.Of(tables, 2, ""), VolatilityBps = [100] } };
        PaperTape.Expect(
            options,
            """
            1000 trade 10000 1
            1001 trade 10100 1
            1002 order 1 buy market 1
            1003 trade 10101 1
            1004 order 2 buy market 1
            3600000000000 order 3 buy market 1
            3600000000001 trade 10000 1
            3600000000002 order 4 buy market 1
            3600000001000 clock
            """,
            """
            1007 #1 accepted 1
            1054 #2 accepted 1
            3600000000001 #1 filled 1 @ 10000 by 4, 0 left
            3600000000009 #4 accepted 1
            3600000000070 #3 accepted 1
            """);
    }

    private static DelayTable Always(long ns) => new([0, 1_000_000], [ns, ns]);

    // Orders that nothing fills, one a microsecond.
    private static List<OrderReport> Play(PaperOptions options, int orders)
    {
        var lines = Enumerable.Range(1, orders).Select(at => $"{at * 1_000} order {at} buy limit 50 1\n{at * 1_000 + 100} trade 49 1");
        return [.. PaperTape.Play(options, PaperTape.Instruments, string.Join('\n', lines)).Where(report => report.Kind == OrderReportKind.Accepted)];
    }
}
