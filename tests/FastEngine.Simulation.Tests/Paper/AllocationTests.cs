using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Rings;
using FastEngine.Simulation.Paper;

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
