using FastEngine.Core;
using FastEngine.Feeds.Intake;

namespace FastEngine.Feeds.Tests.Intake;

/// <summary>Quotes among trades: where they stand in the stream, and that they change nothing else.</summary>
public class QuoteTests
{
    private const long Start = 1_700_000_000 * EngineTime.NsPerSecond;
    private const long Ms = EngineTime.NsPerMs;

    [Fact]
    public void A_quote_stands_where_it_came_and_carries_the_time_that_the_stream_has_reached() =>
        Assert.Equal(["trade +10", "quote +10", "trade +20", "quote +20", "quote +20", "clock", "trade +260"],
            Run(Trade(1, 10), Quote(15), Trade(2, 20), Quote(0), Quote(9_000_000), Trade(3, 260)));

    [Fact]
    public void One_before_the_first_trade_or_far_from_the_last_is_left_out()
    {
        var intake = new TradeIntake(new IntakeOptions(), 1, inputs: 1);
        Assert.Equal(["trade +10"], Run(intake, Quote(5), Trade(1, 10), Quote(11, bid: 50_00), Quote(11, bid: 99_99, ask: 120_00)));
        Assert.Equal(0, intake.Counters(0).Quotes);
    }

    [Fact]
    public void Trades_are_the_same_with_and_without_quotes_between_them()
    {
        Tick[] trades = [.. Enumerable.Range(1, 400).Select(i => Trade(i == 50 ? 30 : i, i * 7))];
        Tick[] mixed = [.. trades.SelectMany((trade, i) => i % 3 == 0 ? [trade, Quote(i), Quote(i + 900)] : new[] { trade })];
        Assert.Equal(Run(trades), Run(mixed).Where(e => !e.StartsWith("quote", StringComparison.Ordinal)));
    }

    [Fact]
    public void In_a_merge_it_stays_behind_the_trade_that_it_followed_in_its_own_input()
    {
        using var input = new MergedInput(
            [new ArrayReader([Quote(1), Trade(1, 10), Quote(0), Trade(2, 30)]), new ArrayReader([Trade(3, 20) with { InstrumentId = 1 }, Quote(9_000) with { InstrumentId = 1 }])]);
        var seen = new List<string>();
        for (var state = input.Look(); state != MergeState.Completed; state = input.Look())
        {
            if (state == MergeState.Waiting) continue;
            seen.Add($"{input.Head.Kind} {input.Head.InstrumentId}");
            input.Take();
        }

        Assert.Equal(["Trade 0", "Quote 0", "Trade 1", "Quote 1", "Trade 0"], seen);
    }

    private static List<string> Run(params Tick[] ticks) => Run(new TradeIntake(new IntakeOptions(), 1, inputs: 1), ticks);

    private static List<string> Run(TradeIntake intake, params Tick[] ticks)
    {
        var seen = new List<string>();
        foreach (var tick in ticks)
        {
            foreach (var e in intake.Accept(in tick, 0))
                seen.Add(e.Kind == EventKind.Clock ? "clock" : $"{(e.Kind == EventKind.Trade ? "trade" : "quote")} +{(e.ExchangeTimeNs - Start) / Ms}");
        }

        return seen;
    }

    private static Tick Trade(long id, long ms) => new()
    {
        Kind = EventKind.Trade, Stream = TradeStream.Trade, TradeId = id, ExchangeTimeNs = Start + ms * Ms, Price = 100_00, Quantity = 1,
    };

    private static Tick Quote(long ms, long bid = 99_99, long ask = 100_01) => new()
    {
        Kind = EventKind.Quote, ExchangeTimeNs = ms == 0 ? 0 : Start + ms * Ms, Price = bid, Quantity = 5, AskPrice = ask, AskQuantity = 7,
    };
}
