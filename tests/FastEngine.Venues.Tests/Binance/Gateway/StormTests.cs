using System.Runtime.CompilerServices;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Venues.Binance.Gateway;
using FastEngine.Venues.Binance.Limits;
using FastEngine.Venues.Binance.Signing;
using FastEngine.Venues.Binance.Symbols;
using FastEngine.Venues.Binance.Timing;

namespace FastEngine.Venues.Tests.Binance.Gateway;

public class StormTests
{
    private const int Seeds = 300;
    private const int Rounds = 120;

    [Fact]
    public void Whatever_is_lost_late_or_told_twice_in_the_end_both_agree_on_every_order()
    {
        var (fills, neverSent) = (0, 0);
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var (filled, given) = Run(seed);
            fills += filled;
            neverSent += given;
        }

        // The storm was one.
        Assert.True(fills > Seeds && neverSent > Seeds / 10, $"{fills} fills, {neverSent} given back");
    }

    private static (int Fills, int NeverSent) Run(int seed)
    {
        var random = new Random(seed);
        var time = new ManualTime();
        var venue = new StormVenue(random, time);
        venue.Plug();
        using var gateway = New(venue, time);
        var orders = new Dictionary<long, OrderTerms>();
        var reports = new List<OrderReport>();
        var foreign = new List<VenueUpdate>();
        for (var round = 0; round < Rounds + 400; round++)
        {
            venue.IsFaulty = round < Rounds;
            time.Advance(random.Next(1, round < Rounds ? 300 : 600));
            if (round < Rounds && random.Next(4) == 0) Submit(gateway, orders, random);
            if (round < Rounds && orders.Count > 0 && random.Next(6) == 0) gateway.Cancel(random.Next(1, orders.Count + 1), 0);
            if (round == Rounds + 200)
            {
                for (var number = 1; number <= orders.Count; number++) gateway.Cancel(number, 0);
            }

            venue.Advance();
            gateway.DoWork();
            Take(gateway, reports, foreign);
        }

        foreach (var terms in orders.Values) Check(seed, terms, venue, [.. reports.Where(report => report.Order == terms.Order && report.Reject != RejectReason.UnknownOrder)]);
        Assert.True(foreign.Count == 0, $"seed {seed}: {foreign.Count} fills were taken for another's");
        Assert.True(gateway.Markets[0].LiveOrders == 0, $"seed {seed}: {gateway.Markets[0].LiveOrders} orders have not ended");
        return (reports.Count(report => report.Kind == OrderReportKind.Filled), reports.Count(report => report.Reject == RejectReason.NeverSent));
    }

    private static void Check(int seed, OrderTerms terms, StormVenue venue, OrderReport[] own)
    {
        var told = own.Where(report => report.Kind == OrderReportKind.Filled).Sum(report => report.Quantity);
        var ends = own.Count(report => report.Kind is OrderReportKind.Cancelled or OrderReportKind.Rejected || (report.Kind == OrderReportKind.Filled && report.Remaining == 0));
        var story = $"seed {seed}, order {terms.Order}: {string.Join(", ", own.Select(report => $"{report.Kind} {report.Quantity} {report.Reject}"))}";
        Assert.True(ends == 1, $"{story}: ended {ends} times");
        Assert.True(own.Length > 0 && IsEnd(own[^1]), $"{story}: something was told behind its end");
        if (!venue.Orders.TryGetValue(terms.Id.ToString(), out var order)) Assert.True(told == 0 && own.All(report => report.Kind != OrderReportKind.Accepted), $"{story}: the venue has no such order");
        else
        {
            Assert.True(own[^1].Kind != OrderReportKind.Rejected, $"{story}: the venue has it, {order.Status}");
            Assert.True(told == order.Filled, $"{story}: the venue filled {order.Filled}");
            Assert.True(order.IsOver, $"{story}: the venue still has it open");
        }
    }

    private static bool IsEnd(in OrderReport report) => report.Kind is OrderReportKind.Cancelled or OrderReportKind.Rejected || (report.Kind == OrderReportKind.Filled && report.Remaining == 0);

    private static void Submit(BinanceGateway gateway, Dictionary<long, OrderTerms> orders, Random random)
    {
        var number = orders.Count + 1;
        var leg = random.Next(2) == 0 ? OrderLeg.Entry : OrderLeg.Exit;
        var terms = OrderWriter.Terms(random.Next(3) == 0 ? OrderType.Limit : OrderType.Market, leg, 0, Side.Buy, 6_000_000, random.Next(1, 20), number);
        orders[number] = terms;
        gateway.Submit(Unsafe.BitCast<OrderTerms, ApprovedOrder>(terms));
    }

    private static void Take(BinanceGateway gateway, List<OrderReport> reports, List<VenueUpdate> foreign)
    {
        var e = default(FastEngine.Core.Execution.TradeEvent);
        while (gateway.TryTake(long.MaxValue, ref e))
        {
            if (e.Kind == TradeEventKind.OrderReport) reports.Add(e.OrderReport);
            else if (e.VenueUpdate.Kind is VenueUpdateKind.ManualFill or VenueUpdateKind.Liquidation) foreign.Add(e.VenueUpdate);
        }
    }

    private static BinanceGateway New(StormVenue venue, ManualTime time)
    {
        var gateway = new BinanceGateway(new InstrumentTable(OrderWriter.Instruments));
        gateway.Add(
            new GatewayOptions
            {
                Market = Market.UsdMargined, ApiAddress = new Uri("ws://localhost/"), UserStreamAddress = new Uri("ws://localhost/private/ws/"), FeeAssets = [],
            },
            new MarketPorts
            {
                Credentials = new Credentials(new Secret("key"), new Secret(OrderWriter.Secret), KeyKind.Hmac), Limiter = new RateLimiter(new RateLimiterOptions()),
                Clock = new ClockSync(new ClockSyncOptions()), Rest = venue, Api = venue.Api, User = venue.User, Time = time, Random = new Random(1),
            },
            new Dictionary<string, SymbolRules>());
        return gateway;
    }
}
