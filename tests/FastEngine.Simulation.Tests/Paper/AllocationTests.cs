using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Rings;
using FastEngine.Simulation.Models;
using FastEngine.Simulation.Models.Delays;
using FastEngine.Simulation.Models.Fees;
using FastEngine.Simulation.Models.Funding;
using FastEngine.Simulation.Models.Impact;
using FastEngine.Simulation.Models.Liquidation;
using FastEngine.Simulation.Models.Passive;
using FastEngine.Simulation.Paper;
using FastEngine.Simulation.Paper.Script;

namespace FastEngine.Simulation.Tests.Paper;

public class AllocationTests
{
    private const int Rounds = 6_000;

    [Fact]
    public void Orders_trades_cancellations_and_reports_allocate_nothing()
    {
        // Few remembered ids, so that forgetting them is measured too.
        var options = PaperTape.Instant with { SubmitLatencyNs = 10, AckLatencyNs = 5, RememberedIds = 64, Slippage = new SquareRootImpact(20, 50) };
        var matcher = new PaperMatcher(options, PaperTape.Instruments);
        // The first order of an instrument has no last price.
        Drive(matcher, from: 1);
        var first = Drive(matcher, from: 1 + Rounds);
        var meter = default(AllocationMeter);
        meter.Start();
        var second = Drive(matcher, from: 1 + 2 * Rounds);
        meter.Stop();
        Assert.Equal(0, meter.Allocated);
        Assert.Equal(first, second);
        // Accepted, filled and an answer to the cancellation, of each order.
        Assert.True(second >= 3 * Rounds, $"{second} reports");
    }

    [Fact]
    public void Queries_pushes_lists_and_scripted_faults_allocate_nothing()
    {
        var options = PaperTape.Hedged with
        {
            SubmitLatencyNs = 10, AckLatencyNs = 5, PushesPositions = true, Margin = new PaperMargin(1_000_000_000 * Money.One, 5),
            Script = new PaperScript
            {
                Rules =
                [
                    new VenueRule { Effect = VenueEffect.HidePosition, DelayNs = 15, InstrumentId = 0 },
                    new VenueRule { Effect = VenueEffect.DelayAnswer, DelayNs = 3, Query = VenueQueryKind.OpenOrders },
                    new VenueRule { Effect = VenueEffect.FillPart, PartPpm = 500_000, Leg = OrderLeg.Exit },
                    new VenueRule { Effect = VenueEffect.RepeatReport, Type = OrderType.TakeProfitMarket },
                ],
                Events = [.. Enumerable.Range(0, 2 * Rounds).Select(at => new VenueEvent
                {
                    Kind = (VenueEventKind)(at % 4), AtNs = at * EngineTime.NsPerSecond / 2, InstrumentId = at % 2, PartPpm = 300_000, Side = Side.Sell,
                    RatePpb = 100_000,
                })],
            },
        };
        var matcher = new PaperMatcher(options, PaperTape.Instruments);
        DriveAll(matcher, from: 1);
        var meter = default(AllocationMeter);
        meter.Start();
        var told = DriveAll(matcher, from: 1 + Rounds);
        meter.Stop();
        Assert.Equal(0, meter.Allocated);
        // A position, a push and a pong at least.
        Assert.True(told > 4 * Rounds, $"{told} reports and updates");
    }

    [Fact]
    public void Every_model_allocates_nothing()
    {
        var tables = Enumerable.Range(0, 48).Select(at => new DelayTable([0, 1_000_000], [at, 2 * at + 1])).ToArray();
        var model = DelayModel.Of(tables, 2, "");
        var options = PaperTape.Hedged with
        {
            Delays = new DelayModels { Feed = model, Submit = model, Acknowledge = model, Cancel = model, VolatilityBps = [30] }, PushesPositions = true,
            Slippage = new LinearImpact(20, 50, halfLifeNs: EngineTime.NsPerMinute), Passive = new PassiveOptions { Fill = PassiveFill.Queue, CancelledPpm = 100_000 },
            Tiers = new FeeTiers { UsdMargined = [new(0, new(500_000, 200_000)), new(1_000 * Money.One, new(400_000, 100_000))] },
            Funding = new FundingOptions { FixedPpb = 100_000 },
            Liquidation = new LiquidationOptions { Kind = LiquidationKind.Cross, Balance = 1_000 * Money.One },
            Outages = [new VenueOutage(100 * EngineTime.NsPerSecond, 200 * EngineTime.NsPerSecond, Answers: true)],
        };
        var matcher = new PaperMatcher(options, PaperTape.Instruments);
        DriveAll(matcher, from: 1);
        var meter = default(AllocationMeter);
        meter.Start();
        for (var round = 0; round < 100; round++) matcher.OnBook(round % 2, (1 + Rounds) * EngineTime.NsPerSecond, 1_000, 10 + round, 1_001, 9);
        var told = DriveAll(matcher, from: 1 + Rounds);
        meter.Stop();
        Assert.Equal(0, meter.Allocated);
        Assert.True(told > 4 * Rounds, $"{told} reports and updates");
    }

    private static int DriveAll(PaperMatcher matcher, long from)
    {
        var told = 0;
        var taken = default(TradeEvent);
        for (var round = from; round < from + Rounds; round++)
        {
            var timeNs = round * EngineTime.NsPerSecond;
            var instrument = (int)(round % 2);
            for (var leg = 0; leg < 4; leg++)
            {
                var number = 4 * round + leg;
                matcher.Submit(new OrderTerms
                {
                    Id = new ClientOrderId { Sequence = number }, Order = number, DecidedNs = timeNs, Quantity = 4, PositionId = round, IsListed = leg > 1,
                    InstrumentId = instrument, Side = leg == 0 ? Side.Buy : Side.Sell, Type = (OrderType)(leg == 1 ? 0 : leg), Price = leg == 2 ? 997 : 1004,
                    Leg = (OrderLeg)leg,
                });
            }

            for (var kind = VenueQueryKind.Position; kind <= VenueQueryKind.Ping; kind++)
                matcher.Query(new VenueQuery { Number = 3 * round + (int)kind, TimeNs = timeNs + 15, InstrumentId = instrument, Kind = kind });
            for (var trade = 1; trade <= 8; trade++)
                matcher.OnTrade(PaperTape.Trade(round + trade, timeNs + 5 * trade, 1000 + trade, 3, instrument), isOnTime: true);
            matcher.Cancel(4 * round + 2, timeNs + 60);
            matcher.Cancel(4 * round + 3, timeNs + 60);
            while (matcher.TryTake(timeNs + EngineTime.NsPerSecond / 2, ref taken)) told++;
        }

        return told;
    }

    private static int Drive(PaperMatcher matcher, long from)
    {
        var reports = 0;
        var taken = default(TradeEvent);
        for (var round = from; round < from + Rounds; round++)
        {
            var timeNs = round * EngineTime.NsPerSecond;
            var order = new OrderTerms
            {
                Id = new ClientOrderId { Sequence = round }, Order = round, DecidedNs = timeNs, Quantity = 3, Price = 1000,
                InstrumentId = (int)(round % 2), Side = (Side)(round / 2 % 2), Type = (OrderType)(round % 3),
            };
            matcher.Submit(in order);
            for (var trade = 1; trade <= 4; trade++)
            {
                var price = 1000 + (trade % 2 == 0 ? -trade : trade);
                matcher.OnTrade(PaperTape.Trade(round + trade, timeNs + 10 * trade, price, 2, (int)(round % 2)), isOnTime: true);
            }

            matcher.Cancel(round, timeNs + 40);
            while (matcher.TryTake(timeNs + EngineTime.NsPerSecond / 2, ref taken)) reports++;
        }

        return reports;
    }
}
