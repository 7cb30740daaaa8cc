using FastEngine.Core;
using FastEngine.Feeds.Intake;

namespace FastEngine.Feeds.Tests.Intake;

public class TradeIntakeTests
{
    private const long Start = 1_700_000_000 * EngineTime.NsPerSecond;
    private const long Ms = EngineTime.NsPerMs;

    [Fact]
    public void A_clock_event_precedes_the_trade_that_passes_a_multiple_and_lags_the_highest_one()
    {
        Assert.Equal(
            ["trade 1 +10ms", "trade 2 +249ms", "clock -250ms", "trade 3 +250ms", "trade 4 +499ms", "clock +750ms", "trade 5 +1300ms"],
            Run(Trade(1, 10), Trade(2, 249), Trade(3, 250), Trade(4, 499), Trade(5, 1300)));
    }

    [Fact]
    public void A_trade_behind_the_highest_time_moves_no_clock() =>
        Assert.Equal(["trade 1 +400ms", "trade 2 +100ms", "trade 3 +499ms"], Run(Trade(1, 400), Trade(2, 100), Trade(3, 499)));

    [Fact]
    public void An_id_among_the_last_ones_is_dropped_whatever_else_it_says()
    {
        var intake = new TradeIntake(new IntakeOptions(), 1, inputs: 6);
        Assert.Equal(["trade 1 +0ms", "trade 2 +1ms"], Run(intake, Trade(1, 0), Trade(2, 1), Trade(1, 900_000), Trade(2, 2, price: 5)));
        Assert.Equal(2, intake.Counters(0).Duplicates);
        Assert.Equal(0, intake.Counters(0).Held);
    }

    [Fact]
    public void An_id_older_than_the_remembered_ones_is_late_and_no_duplicate()
    {
        var intake = new TradeIntake(new IntakeOptions { DuplicateWindow = 4 }, 1, inputs: 6);
        var events = Run(intake, Trade(10, 0), Trade(11, 1), Trade(12, 2), Trade(13, 3), Trade(14, 4), Trade(10, 5), Trade(9, 6), Trade(14, 7));
        Assert.Equal("trade 10 +5ms late", events[5]);
        Assert.Equal("trade 9 +6ms late", events[6]);
        Assert.Equal(7, events.Count);
        Assert.Equal(1, intake.Counters(0).Duplicates);
    }

    [Theory]
    [InlineData(100_000)]
    [InlineData(3)]
    [InlineData(5_000_000)]
    public void Which_prices_are_held_follows_from_the_price_before_alone(long ppm)
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var random = new Random(seed);
            var prices = new long[200];
            var price = 1L + random.NextInt64(1L << random.Next(1, 60));
            for (var i = 0; i < prices.Length; i++) prices[i] = price = Math.Clamp((long)(price * (1 + (random.NextDouble() - 0.5) * ppm / 1e6 * (random.Next(4) == 0 ? 3 : 0.3))), 1, 1L << 61);
            var intake = new TradeIntake(new IntakeOptions { HoldPricePpm = ppm, ClockPeriodNs = EngineTime.NsPerHour }, 1, inputs: 6);

            var published = Run(intake, [.. prices.Select((value, i) => Trade(i + 1, i, price: value))]);

            Assert.Equal(Expected(prices, ppm), published.Select(e => int.Parse(e.Split(' ')[1])));
        }
    }

    // One that is far from the last is held; the next decides about it by its own distance, and is then looked at itself.
    private static List<int> Expected(long[] prices, long ppm)
    {
        var published = new List<int>();
        long last = 0;
        var held = -1;
        for (var i = 0; i < prices.Length; i++)
        {
            if (held >= 0 && !IsFar(prices[i], prices[held], ppm))
            {
                published.Add(held + 1);
                last = prices[held];
            }

            held = last != 0 && IsFar(prices[i], last, ppm) ? i : -1;
            if (held >= 0) continue;
            published.Add(i + 1);
            last = prices[i];
        }

        return published;
    }

    private static bool IsFar(long price, long reference, long ppm) => Int128.Abs((Int128)price - reference) * 1_000_000 > (Int128)reference * ppm;

    [Fact]
    public void Gaps_of_ids_are_counted_with_what_they_left_out()
    {
        var intake = new TradeIntake(new IntakeOptions(), 1, inputs: 6);
        Run(intake, Trade(10, 0), Trade(11, 1), Trade(15, 2), Trade(13, 3), Trade(16, 4), Trade(18, 5));
        Assert.Equal(2, intake.Counters(0).Gaps);
        Assert.Equal(4, intake.Counters(0).MissingIds);
    }

    [Fact]
    public void A_symbol_keeps_to_the_stream_of_its_first_trade()
    {
        var intake = new TradeIntake(new IntakeOptions(), 1, inputs: 6);
        Assert.Equal(["trade 1 +0ms", "trade 2 +2ms"], Run(intake, Trade(1, 0), Trade(900, 1) with { Stream = TradeStream.Aggregate }, Trade(2, 2)));
        Assert.Equal(1, intake.Counters(0).OtherStream);
        Assert.Equal(0, intake.Counters(0).Gaps);
    }

    [Theory]
    [InlineData(1100, "trade 1 +0ms|trade 2 +1ms")]
    [InlineData(1101, "trade 1 +0ms")]
    [InlineData(900, "trade 1 +0ms|trade 2 +1ms")]
    [InlineData(899, "trade 1 +0ms")]
    public void A_price_over_ten_percent_away_is_held(long price, string expected) =>
        Assert.Equal(expected.Split('|'), Run(Trade(1, 0, price: 1000), Trade(2, 1, price: price)));

    [Theory]
    [InlineData(3_600_000, "trade 1 +0ms|clock +3599500ms|trade 2 +3600000ms")]
    [InlineData(3_600_001, "trade 1 +0ms")]
    public void A_time_over_an_hour_ahead_is_held(int ms, string expected) =>
        Assert.Equal(expected.Split('|'), Run(Trade(1, 0), Trade(2, ms)));

    [Fact]
    public void A_held_trade_is_applied_just_before_the_one_that_confirms_it()
    {
        var intake = new TradeIntake(new IntakeOptions(), 1, inputs: 6);
        Assert.Equal(
            ["trade 1 +0ms", "clock +7199500ms", "trade 2 +7200000ms", "clock +7209500ms", "trade 3 +7210000ms"],
            Run(intake, Trade(1, 0), Trade(2, 7_200_000), Trade(3, 7_210_000)));
        Assert.Equal(1, intake.Counters(0).Held);
        Assert.Equal(0, intake.Counters(0).Unconfirmed);
    }

    [Fact]
    public void An_unconfirmed_trade_is_malformed_moves_nothing_and_keeps_its_id()
    {
        var intake = new TradeIntake(new IntakeOptions(), 1, inputs: 6);
        Assert.Equal(
            ["trade 1 +0ms", "trade 3 +2ms", "trade 4 +3ms"],
            Run(intake, Trade(1, 0), Trade(2, 1, price: 2000) with { Sequence = 77 }, Trade(3, 2), Trade(2, 2), Trade(4, 3)));
        Assert.Equal(1, intake.Counters(0).Unconfirmed);
        Assert.Equal(1, intake.Counters(0).Duplicates);
        Assert.Equal(new UnconfirmedTrade(5, 77, 0), intake.Unconfirmed[0]);
    }

    [Fact]
    public void A_trade_that_does_not_confirm_the_held_one_can_be_held_itself()
    {
        var intake = new TradeIntake(new IntakeOptions(), 1, inputs: 6);
        Assert.Equal(
            ["trade 1 +0ms", "trade 3 +2ms", "trade 4 +3ms"],
            Run(intake, Trade(1, 0), Trade(2, 1, price: 2000), Trade(3, 2, price: 500), Trade(4, 3, price: 510)));
        Assert.Equal(2, intake.Counters(0).Held);
        Assert.Equal(1, intake.Counters(0).Unconfirmed);
    }

    [Fact]
    public void What_is_still_held_at_the_end_was_never_confirmed()
    {
        var intake = new TradeIntake(new IntakeOptions(), 1, inputs: 6);
        Run(intake, Trade(1, 0), Trade(2, 1, price: 2000));
        intake.Complete();
        Assert.Equal(1, intake.Counters(0).Unconfirmed);
    }

    [Fact]
    public void Symbols_share_the_highest_time_and_nothing_else()
    {
        var intake = new TradeIntake(new IntakeOptions(), 2, inputs: 6);
        Assert.Equal(
            ["trade 1 +0ms", "trade 1 +1ms", "trade 2 +2ms"],
            Run(intake, Trade(1, 0), Trade(1, 1, price: 7) with { InstrumentId = 1 }, Trade(2, 2), Trade(2, 4_000_000) with { InstrumentId = 1 }));
    }

    private static Tick Trade(long id, int ms, long price = 1000) => new()
    {
        Kind = EventKind.Trade, Stream = TradeStream.Trade, TradeId = id, ExchangeTimeNs = Start + ms * Ms, Price = price, Quantity = 1,
    };

    private static List<string> Run(params Tick[] ticks) => Run(new TradeIntake(new IntakeOptions(), 1, inputs: 6), ticks);

    private static List<string> Run(TradeIntake intake, params Tick[] ticks)
    {
        var events = new List<string>();
        foreach (var tick in ticks)
        {
            foreach (var e in intake.Accept(in tick, input: 5))
            {
                // A recording has no connection that could be silent.
                if (e.Kind == EventKind.Clock) Assert.Equal(0, e.Quantity);
                var offset = (e.ExchangeTimeNs - Start) / Ms;
                var time = offset < 0 ? $"{offset}ms" : $"+{offset}ms";
                events.Add(e.Kind == EventKind.Clock ? $"clock {time}" : $"trade {e.TradeId} {time}{((e.Flags & TickFlags.LateById) != 0 ? " late" : "")}");
            }
        }

        return events;
    }
}
