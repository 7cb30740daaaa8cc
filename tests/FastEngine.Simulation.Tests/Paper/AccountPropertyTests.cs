using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Simulation.Paper;
using FastEngine.Simulation.Paper.Script;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Simulation.Tests.Paper;

/// <summary>What holds of positions, pushes and the order of what is told, in both modes, with any faults that lose no fill.</summary>
public class AccountPropertyTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(200).WithEndSize(200);

    private sealed record Run(List<OrderTerms> Orders, List<Tick> Trades, List<TradeEvent> Told, PaperMatcher Venue, PaperOptions Options);

    [Fact]
    public void Each_position_is_the_sum_of_what_was_told_of_its_side_and_none_is_below_nothing() => Holds(run =>
    {
        foreach (var id in new[] { 0, 1 })
        {
            long[] sums = [0, 0];
            foreach (var e in run.Told)
            {
                if (Fill(run, e) is not { } fill || fill.Instrument != id) continue;
                var isOwn = run.Options.Mode == AccountMode.Hedge && fill.Direction == Direction.Short;
                sums[isOwn ? 1 : 0] += fill.Side == Side.Buy != isOwn ? fill.Quantity : -fill.Quantity;
                if (run.Options.Mode == AccountMode.Hedge && sums.Min() < 0) return false;
            }

            if (run.Venue.Position(id) != sums[0] - sums[1]) return false;
            if (run.Options.Mode == AccountMode.Hedge && (run.Venue.Position(id, Direction.Long), run.Venue.Position(id, Direction.Short)) != (sums[0], sums[1])) return false;
        }

        return true;
    });

    [Fact]
    public void What_one_side_does_is_the_same_whatever_the_other_does() => Holds(run =>
    {
        if (run.Options.Mode != AccountMode.Hedge || run.Options.ParticipationPpm != PaperOptions.FullParticipationPpm) return true;
        // Orders of the two sides meet only in the quantity of a trade.
        var alone = Play(run.Orders.Where(order => order.PositionDirection == Direction.Long).ToList(), run, new PaperScript());
        var both = Play(run.Orders, run, new PaperScript());
        return Reports(alone, Direction.Long).SequenceEqual(Reports(both, Direction.Long));
    });

    [Fact]
    public void Fills_of_orders_never_exceed_what_traded() => Holds(run => run.Trades.All(trade =>
        run.Told.Where(e => e.Kind == TradeEventKind.OrderReport && e.OrderReport.Kind == OrderReportKind.Filled && e.OrderReport.TradeId == trade.TradeId)
            .Sum(e => e.OrderReport.Quantity) <= trade.Quantity));

    [Fact]
    public void Of_a_list_one_alone_fills() => Holds(run => run.Orders.Where(order => order.IsListed).GroupBy(order => (order.InstrumentId, order.PositionId)).All(list =>
    {
        // What is sent when another one was done is a new list.
        var filled = list.Where(order => run.Told.Any(e => e.OrderReport.Order == order.Order && e is { Kind: TradeEventKind.OrderReport, OrderReport.Kind: OrderReportKind.Filled })).ToList();
        return filled.Count < 2 || filled.Zip(filled.Skip(1)).All(pair => Ended(run, pair.First.Order) <= pair.Second.DecidedNs + run.Options.SubmitLatencyNs
            || Ended(run, pair.Second.Order) <= pair.First.DecidedNs + run.Options.SubmitLatencyNs);
    }));

    [Fact]
    public void Everything_is_told_in_one_order_of_time_and_a_push_never_before_its_fill() => Holds(run =>
    {
        var fills = new HashSet<long>();
        var timeNs = long.MinValue;
        foreach (var e in run.Told)
        {
            var toldNs = e.Kind == TradeEventKind.OrderReport ? e.OrderReport.TimeNs : e.VenueUpdate.TimeNs;
            if (toldNs < timeNs) return false;
            timeNs = toldNs;
            if (Fill(run, e) is not null) fills.Add(e.Kind == TradeEventKind.OrderReport ? e.OrderReport.VenueTimeNs : e.VenueUpdate.VenueTimeNs);
            if (e is { Kind: TradeEventKind.VenueUpdate, VenueUpdate: { Kind: VenueUpdateKind.Position, Query: 0 } } && !fills.Contains(e.VenueUpdate.VenueTimeNs)) return false;
        }

        return true;
    });

    private static (int Instrument, Side Side, Direction Direction, long Quantity)? Fill(Run run, TradeEvent e)
    {
        if (e.Kind == TradeEventKind.VenueUpdate)
        {
            var update = e.VenueUpdate;
            return update.Kind is VenueUpdateKind.ManualFill or VenueUpdateKind.Liquidation ? (update.InstrumentId, update.Side, update.Direction, update.Quantity) : null;
        }

        if (e.OrderReport.Kind != OrderReportKind.Filled) return null;
        var order = run.Orders[(int)e.OrderReport.Order - 1];
        return (order.InstrumentId, order.Side, order.PositionDirection, e.OrderReport.Quantity);
    }

    private static IEnumerable<(long, OrderReportKind, long, long, RejectReason)> Reports(Run run, Direction direction) => run.Told
        .Where(e => e.Kind == TradeEventKind.OrderReport && run.Orders.First(order => order.Order == e.OrderReport.Order).PositionDirection == direction)
        .Select(e => (e.OrderReport.Order, e.OrderReport.Kind, e.OrderReport.VenueTimeNs, e.OrderReport.Quantity, e.OrderReport.Reject));

    private static long Ended(Run run, long order) => run.Told
        .Where(e => e.Kind == TradeEventKind.OrderReport && e.OrderReport.Order == order).Max(e => e.OrderReport.VenueTimeNs);

    private static void Holds(Func<Run, bool> law)
    {
        var filled = 0;
        Check.One(Many, Prop.ForAll<uint[], uint>((steps, knobs) =>
        {
            var run = Make([.. steps.Select((step, at) => (step + (uint)at) * 2_654_435_761u >> 3)], knobs);
            filled += run.Told.Count(e => e is { Kind: TradeEventKind.OrderReport, OrderReport.Kind: OrderReportKind.Filled });
            return law(run);
        }));
        Assert.True(filled > 200, $"only {filled} fills were looked at");
    }

    private static Run Make(uint[] steps, uint knobs)
    {
        var orders = new List<OrderTerms>();
        var trades = new List<Tick>();
        var timeNs = 1_000L;
        foreach (var step in steps)
        {
            timeNs += 1 + step % 3;
            var number = (int)(step / 64 % 1_000);
            if (step / 4 % 3 != 0)
            {
                trades.Add(PaperTape.Trade(trades.Count + 1, timeNs, 990 + number % 21, 1 + number / 21, number % 2));
                continue;
            }

            var type = (OrderType)(number % 4);
            // A position has one direction: its list couples nothing of the other.
            orders.Add(new OrderTerms
            {
                Id = new ClientOrderId { Sequence = trades.Count, Attempt = orders.Count }, Order = orders.Count + 1, DecidedNs = timeNs, Sequence = trades.Count,
                InstrumentId = number / 4 % 2, Side = (Side)(number / 8 % 2), PositionDirection = (Direction)(number / 16 % 2), Type = type,
                Price = type == OrderType.Market ? 0 : 990 + number / 3 % 21, Quantity = 1 + number / 42, ReduceOnly = number % 5 == 0,
                IsListed = number % 7 < 3, PositionId = number / 7 % 2 * 2 + number / 16 % 2, Leg = (OrderLeg)(number % 5),
            });
        }

        var script = new PaperScript
        {
            Rules = knobs % 2 == 0
                ? []
                : [
                    new VenueRule { Effect = VenueEffect.DelayOrder, DelayNs = 3, Leg = OrderLeg.Hedge },
                    new VenueRule { Effect = VenueEffect.FillPart, PartPpm = 500_000, Leg = OrderLeg.Exit },
                    new VenueRule { Effect = VenueEffect.HidePosition, DelayNs = 9, Side = Side.Sell },
                    new VenueRule { Effect = VenueEffect.LosePosition, Skip = 2, Count = 3 },
                ],
            Events = [.. Enumerable.Range(0, (int)(knobs % 5)).Select(at => new VenueEvent
            {
                Kind = (VenueEventKind)(at % 4), AtNs = 1_020 + 30 * at, InstrumentId = at % 2, Side = (Side)(at / 2 % 2), Direction = (Direction)(at % 2), PartPpm = 600_000,
                Leg = OrderLeg.Stop,
            })],
        };
        var options = new PaperOptions
        {
            SubmitLatencyNs = knobs % 4, AckLatencyNs = 1 + knobs / 4 % 4, CancelLatencyNs = 1, PositionLatencyNs = knobs / 16 % 3, OrdersPerInstrument = 256,
            Mode = knobs / 3 % 3 == 0 ? AccountMode.OneWay : AccountMode.Hedge, Script = script,
        };
        var run = new Run(orders, trades, [], new PaperMatcher(options, PaperTape.Instruments), options);
        Play(run);
        return run;
    }

    private static Run Play(List<OrderTerms> orders, Run like, PaperScript script)
    {
        // More than enough for everyone.
        List<Tick> trades = [.. like.Trades.Select(trade => trade with { Quantity = 1_000_000 })];
        var options = like.Options with { Script = script };
        var run = new Run(orders, trades, [], new PaperMatcher(options, PaperTape.Instruments), options);
        Play(run);
        return run;
    }

    private static void Play(Run run)
    {
        var next = 0;
        foreach (var trade in run.Trades)
        {
            for (; next < run.Orders.Count && run.Orders[next].Sequence < trade.Sequence; next++) run.Venue.Submit(run.Orders[next]);
            Take(run, trade.ExchangeTimeNs);
            run.Venue.OnTrade(in trade, isOnTime: true);
        }

        for (; next < run.Orders.Count; next++) run.Venue.Submit(run.Orders[next]);
        Take(run, long.MaxValue);
    }

    private static void Take(Run run, long dueNs)
    {
        var taken = default(TradeEvent);
        while (run.Venue.TryTake(dueNs, ref taken)) run.Told.Add(taken);
    }
}
