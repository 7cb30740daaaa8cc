using FastEngine.Simulation.Models.Passive;
using FastEngine.Simulation.Paper;
using FastEngine.Simulation.Tests.Paper;

namespace FastEngine.Simulation.Tests.Models;

public class PassiveFillTests
{
    private static readonly PaperOptions Queue = PaperTape.Instant with { Passive = new PassiveOptions { Fill = PassiveFill.Queue } };

    private const string AtThePrice =
        """
        100 order 1 buy limit 50 5
        101 sold trade 50 3
        102 sold trade 49 1
        103 trade 51 9
        104 trade 48 9
        """;

    [Fact]
    public void By_default_a_limit_fills_only_by_trades_through_it() => PaperTape.ExpectFills(
        PaperTape.Instant,
        AtThePrice,
        """
        102 #1 1 @ 50 PrintedThrough, 4 left
        104 #1 4 @ 50 PrintedThrough, 0 left
        """);

    [Fact]
    public void At_a_touch_it_fills_by_trades_at_its_price_too() => PaperTape.ExpectFills(
        PaperTape.Instant with { Passive = new PassiveOptions { Fill = PassiveFill.Touch } },
        AtThePrice,
        """
        101 #1 3 @ 50 Touched, 2 left
        102 #1 1 @ 50 PrintedThrough, 1 left
        104 #1 1 @ 50 PrintedThrough, 0 left
        """);

    // The book shows 10 at 50: they are before it. 6 trade, 4 are left before it; of the next 7, 3 come to it; then all that trades.
    [Fact]
    public void What_the_book_showed_trades_before_the_order() => PaperTape.ExpectFills(
        Queue,
        """
        100 book 50 10 51 4
        101 order 1 buy limit 50 6
        102 sold trade 50 6
        103 sold trade 50 7
        104 sold trade 50 9
        """,
        """
        103 #1 3 @ 50 QueueDone, 3 left
        104 #1 3 @ 50 QueueDone, 0 left
        """);

    // What a buyer takes at 50 is not what buyers at 50 give.
    [Fact]
    public void Trades_of_the_other_aggressor_are_not_the_queues() => PaperTape.ExpectFills(
        Queue,
        """
        100 book 50 2 51 4
        101 order 1 buy limit 50 1
        101 order 2 sell limit 51 1
        102 trade 50 9
        103 sold trade 51 9
        104 trade 51 5
        105 sold trade 50 3
        """,
        """
        104 #2 1 @ 51 QueueDone, 0 left
        105 #1 1 @ 50 QueueDone, 0 left
        """);

    [Fact]
    public void Nothing_is_before_an_order_that_betters_the_book() => PaperTape.ExpectFills(
        Queue,
        """
        100 book 50 10 55 4
        101 order 1 buy limit 52 1
        101 order 2 sell limit 53 2
        102 sold trade 52 1
        103 trade 53 1
        """,
        """
        102 #1 1 @ 52 QueueDone, 0 left
        103 #2 1 @ 53 QueueDone, 1 left
        """);

    // 8 are shown, 8 are before it. Then 20: 12 came behind it. Then 10 of them are gone without a trade: with n = 2, 64 / (64 + 144) of the 10, which is 3.08,
    // so 3 were before it, and 5 are left. 4 trade: 1 is left before it.
    [Fact]
    public void What_is_cancelled_was_before_the_order_with_the_probability_of_the_model() => PaperTape.ExpectFills(
        Queue,
        """
        100 book 50 8 51 4
        101 order 1 buy limit 50 6
        102 book 50 20 51 4
        103 book 50 10 51 4
        104 sold trade 50 4
        105 sold trade 50 3
        """,
        """
        105 #1 2 @ 50 QueueDone, 4 left
        """);

    // 8 were before it; the book shows 3 now, and they cannot be more than that.
    [Fact]
    public void No_more_is_before_an_order_than_the_book_shows() => PaperTape.ExpectFills(
        Queue,
        """
        100 book 50 8 51 4
        101 order 1 buy limit 50 6
        103 book 50 3 51 4
        104 sold trade 50 4
        """,
        """
        104 #1 1 @ 50 QueueDone, 5 left
        """);

    // The best bid is 49 now: all at 50 are gone.
    [Fact]
    public void When_the_book_is_behind_its_price_nothing_is_before_it() => PaperTape.ExpectFills(
        Queue,
        """
        100 book 50 8 52 4
        101 order 1 buy limit 50 6
        103 book 49 3 52 4
        104 sold trade 50 1
        """,
        """
        104 #1 1 @ 50 QueueDone, 5 left
        """);

    // Without a book: 40 traded at 50, then 8 at 51, so 40 + (8 - 40) / 16 = 38 on average. 30 trade, 8 are left; of 10, 2 come to it.
    [Fact]
    public void Without_a_book_what_a_level_trades_on_average_is_before_it() => PaperTape.ExpectFills(
        Queue,
        """
        100 trade 50 25
        101 trade 50 15
        102 trade 51 8
        103 trade 52 1
        104 order 1 buy limit 51 6
        105 sold trade 51 30
        106 sold trade 51 10
        """,
        """
        106 #1 2 @ 51 QueueDone, 4 left
        """);

    // Twice 38 are 76, and with each traded half as many are cancelled: 30 and 15 leave 31; 20 and 10 leave 1; of 3, 2 come to it.
    [Fact]
    public void The_average_has_a_multiple_and_cancellations_go_with_trades() => PaperTape.ExpectFills(
        Queue with { Passive = Queue.Passive with { LevelsPpm = 2_000_000, CancelledPpm = 500_000 } },
        """
        100 trade 50 40
        102 trade 51 8
        103 trade 52 1
        104 order 1 buy limit 51 6
        105 sold trade 51 30
        106 sold trade 51 20
        107 sold trade 51 3
        """,
        """
        107 #1 2 @ 51 QueueDone, 4 left
        """);

    [Fact]
    public void Before_anything_is_known_only_a_trade_through_the_price_fills() => PaperTape.ExpectFills(
        Queue,
        """
        100 order 1 buy limit 50 2
        101 sold trade 50 1000000
        102 sold trade 49 1
        """,
        """
        102 #1 1 @ 50 PrintedThrough, 1 left
        """);

    // Half of the 4 that come to it.
    [Fact]
    public void What_comes_to_an_order_is_shared_by_the_participation() => PaperTape.ExpectFills(
        Queue with { ParticipationPpm = 500_000 },
        """
        100 book 50 10 51 4
        101 order 1 buy limit 50 6
        102 sold trade 50 14
        """,
        """
        102 #1 2 @ 50 QueueDone, 4 left
        """);

    [Fact]
    public void Every_fill_says_why() => PaperTape.ExpectFills(
        PaperTape.Instant,
        """
        100 trade 50 1
        100 order 1 buy market 1
        100 order 2 sell stop 49 1
        100 order 3 sell target 55 1
        101 trade 51 9
        102 trade 49 9
        103 trade 55 9
        104 trade 50 9
        """,
        """
        101 #1 1 @ 51 Taken, 0 left
        103 #2 1 @ 55 StopTriggered, 0 left
        104 #3 1 @ 50 TargetTriggered, 0 left
        """);
}
