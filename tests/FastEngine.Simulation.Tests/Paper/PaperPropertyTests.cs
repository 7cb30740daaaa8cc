using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Simulation.Paper;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Simulation.Tests.Paper;

/// <summary>What holds on any tape, latency and participation.</summary>
public class PaperPropertyTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(200).WithEndSize(160);
    // A quick run sees some five times as many.
    private const int FewestFills = 100;
    private static readonly InstrumentTable Instruments = new([PaperTape.Instrument(0, "A") with { PriceScale = 2, QuantityScale = 3 }]);

    [Fact]
    public void Fills_are_those_of_the_rules_read_off_the_finished_tape() => Holds(new NoSlippage(), (tape, options) =>
    {
        var told = tape.Fills.Select(fill => (fill.Order, fill.TradeId, fill.Price, fill.Quantity));
        return told.Order().SequenceEqual(NaiveMatching.Fills(tape, options).Order());
    });

    [Fact]
    public void No_order_fills_more_than_it_asked_for_and_every_report_counts_what_is_left() => Holds(new NoSlippage(), (tape, _) =>
        tape.Orders.All(order =>
        {
            var left = order.Quantity;
            foreach (var report in tape.Reports.Where(report => report.Order == order.Order && report.Kind != OrderReportKind.Rejected))
            {
                if (report.Kind == OrderReportKind.Filled) left -= report.Quantity;
                if (report.Remaining != left || left < 0) return false;
            }

            return true;
        }));

    [Fact]
    public void Every_order_is_accepted_once_and_first_and_nothing_follows_its_end() => Holds(new NoSlippage(), (tape, options) =>
        tape.Orders.All(order =>
        {
            var kinds = tape.Reports.Where(report => report.Order == order.Order && report.Kind != OrderReportKind.Rejected).ToList();
            if (order.Type == OrderType.StopMarket && NaiveMatching.WouldTrigger(tape, options, order)) return kinds.Count == 0;
            return kinds[0].Kind == OrderReportKind.Accepted
                && kinds.Count(report => report.Kind == OrderReportKind.Accepted) == 1
                && kinds.SkipLast(1).All(report => report.Kind != OrderReportKind.Cancelled && report.Remaining > 0);
        }));

    [Fact]
    public void Every_cancellation_is_answered_once() => Holds(new NoSlippage(), (tape, _) =>
        tape.Cancellations.Count == tape.Reports.Count(report => report.Kind == OrderReportKind.Cancelled || report.Reject == RejectReason.UnknownOrder));

    [Fact]
    public void A_trade_is_never_used_twice_nor_beyond_the_participation() => Holds(new NoSlippage(), (tape, options) =>
        tape.OnTimeTrades.All(trade =>
            tape.Fills.Where(fill => fill.TradeId == trade.TradeId).Sum(fill => fill.Quantity) * 1_000_000m <= trade.Quantity * (decimal)options.ParticipationPpm));

    [Fact]
    public void A_fill_has_the_time_of_its_trade_and_is_never_before_the_arrival_nor_due_early() => Holds(new NoSlippage(), (tape, options) =>
        tape.Fills.All(fill =>
        {
            var order = tape.Orders[(int)fill.Order - 1];
            var trade = tape.OnTimeTrades.Single(trade => trade.TradeId == fill.TradeId);
            return fill.VenueTimeNs == trade.ExchangeTimeNs && fill.VenueTimeNs >= order.DecidedNs + options.SubmitLatencyNs
                && fill.TimeNs == fill.VenueTimeNs + options.AckLatencyNs && trade.Sequence > order.Id.Sequence;
        }));

    [Fact]
    public void Reports_come_in_the_order_of_time_and_order_number() => Holds(new NoSlippage(), (tape, options) =>
        // Without an acknowledgement latency, what an event leads to can be due at once, after higher numbers of that time.
        tape.Reports.Zip(tape.Reports.Skip(1)).All(pair => pair.First.TimeNs < pair.Second.TimeNs
            || (pair.First.TimeNs == pair.Second.TimeNs && (options.AckLatencyNs == 0 || pair.First.Order <= pair.Second.Order))));

    [Fact]
    public void Slippage_never_gives_a_better_price_than_the_trade_and_limits_fill_at_theirs()
    {
        foreach (ISlippageModel model in new ISlippageModel[] { new NoSlippage(), new HalfSpread(3), new SquareRootImpact(30, 400) })
        {
            Holds(model, (tape, _) => tape.Fills.All(fill =>
            {
                var order = tape.Orders[(int)fill.Order - 1];
                var print = tape.OnTimeTrades.Single(trade => trade.TradeId == fill.TradeId).Price;
                var isBuy = order.Side == Side.Buy;
                return order.Type == OrderType.Limit
                    ? fill.Price == order.Price && (isBuy ? print < fill.Price : print > fill.Price)
                    : isBuy ? fill.Price >= print : fill.Price <= print;
            }));
        }
    }

    [Fact]
    public void Fees_are_within_half_a_unit_of_the_rate_at_every_fill_and_so_is_their_sum() => Holds(new HalfSpread(3), (tape, _) =>
    {
        const decimal HalfUnit = 0.000000005m;
        var paid = 0m;
        var due = 0m;
        var fills = 0;
        foreach (var fill in tape.Fills)
        {
            var fee = (decimal)fill.Fee / 1e18m;
            var notional = fill.Price / 100m * (fill.Quantity / 1000m);
            var isMaker = tape.Orders[(int)fill.Order - 1].Type == OrderType.Limit && Math.Abs(fee - notional * 0.0002m) <= HalfUnit;
            var exact = notional * (isMaker ? 0.0002m : 0.0005m);
            if (Math.Abs(fee - exact) > HalfUnit || fee * 100_000_000m != Math.Truncate(fee * 100_000_000m)) return false;
            paid += fee;
            due += exact;
            fills++;
        }

        return Math.Abs(paid - due) <= fills * HalfUnit;
    });

    // Latencies of 0 to 6 ns on tapes whose events are 0 to 3 ns apart, and any participation.
    private static void Holds(ISlippageModel slippage, Func<RandomTape, PaperOptions, bool> law)
    {
        var filled = 0;
        Check.One(Many, Prop.ForAll<uint[], uint>((steps, knobs) =>
        {
            var options = new PaperOptions
            {
                SubmitLatencyNs = knobs % 7, AckLatencyNs = knobs / 7 % 7, CancelLatencyNs = knobs / 49 % 7,
                ParticipationPpm = knobs % 2 == 0 ? PaperOptions.FullParticipationPpm : 1 + (int)(knobs * 7_919L % 1_000_000),
                OrdersPerInstrument = 256, Slippage = slippage, PushesPositions = false,
            };
            // Numbers of the generator are small: spread them over all kinds of events.
            var tape = new RandomTape([.. steps.Select((step, at) => (step + (uint)at) * 2_654_435_761u >> 3)], options, Instruments);
            filled += tape.Fills.Count();
            return law(tape, options);
        }));
        Assert.True(filled > FewestFills, $"only {filled} fills were looked at");
    }
}
