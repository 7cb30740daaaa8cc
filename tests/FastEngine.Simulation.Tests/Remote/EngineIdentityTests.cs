using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Signals.Strategies;
using FastEngine.Signals.Tests.Decisions;
using FastEngine.Simulation.Paper;
using FastEngine.Simulation.Remote.Server;
using FastEngine.Simulation.Tests.Desk;

namespace FastEngine.Simulation.Tests.Remote;

/// <summary>The whole engine over the socket against the whole engine with the venue in its process.</summary>
public class EngineIdentityTests
{
    private static readonly PaperOptions Slow = new() { SubmitLatencyNs = 40 * EngineTime.NsPerMs, AckLatencyNs = 70 * EngineTime.NsPerMs, Slippage = new HalfSpread(3) };

    private static readonly PaperOptions Instant = new() { SubmitLatencyNs = 0, AckLatencyNs = 0, CancelLatencyNs = 0, ParticipationPpm = 300_000 };

    [Theory]
    [InlineData(true, 256, 64)]
    [InlineData(true, 1, 1)]
    [InlineData(false, 256, 64)]
    [InlineData(false, 7, 3)]
    public void A_run_over_the_socket_is_the_run_in_one_process_to_the_last_ledger_event(bool isInstant, int window, int flush)
    {
        var tape = MarketTape.Build([.. Enumerable.Range(7, 6_000)], FusedRun.Symbols);
        AssertSame(tape, Script(tape), isInstant ? Instant : Slow, new VenueServerOptions { WindowEvents = window, FlushEvents = flush }, leastFills: 300);
    }

    [Fact]
    public void So_it_is_when_the_four_levels_trade() =>
        AssertSame(MarketTape.Build([.. Enumerable.Range(0, 30_000)], FusedRun.Symbols), null, Slow, new VenueServerOptions(), leastFills: 40);

    // A signal every four seconds or so, of any symbol and direction, some with a near zone edge.
    internal static List<ScriptedSignal> Script(Tick[] tape) =>
    [
        .. tape.Where(tick => tick is { Kind: EventKind.Trade, TradeId: > 20 } && tick.TradeId * 31 % 7 == 0).Select(tick => new ScriptedSignal(
            tick.ExchangeTimeNs, tick.InstrumentId, (Direction)(tick.Quantity / 10 % 2), 1, 4,
            tick.Quantity % 3 == 0 ? 0 : tick.Price * (tick.Quantity / 10 % 2 == 0 ? 997 : 1003) / 1000)),
    ];

    private static void AssertSame(Tick[] tape, List<ScriptedSignal>? script, PaperOptions paper, VenueServerOptions options, int leastFills)
    {
        var expected = new FusedRun(tape, paper, script: script);
        using var folder = new SocketFolder();
        using var server = new VenueServer(tape, FusedRun.Instruments, paper, folder.Socket, options);
        var serving = new Serving(server);
        var run = new RemoteRun(folder.Socket, script);
        Assert.Equal(RunOutcome.TapeEnded, serving.Join());
        Assert.Equal(expected.LedgerText(), run.LedgerText);
        Assert.Empty(server.Violations);
        AssertBooks(expected, server);
        Assert.True(server.Executions.Count >= leastFills, $"{server.Executions.Count} fills");
        Assert.True(run.Asked < 2 * (server.Orders.Count + server.Reports.Count) + tape.Length / 2, $"{run.Asked} questions");
        Assert.Equal(0, run.KnownOrders);
        Assert.Equal(0, run.Allocated);
    }

    private static void AssertBooks(FusedRun expected, VenueServer server)
    {
        var orders = expected.Ledger.Where(e => e.Kind == LedgerEventKind.OrderPlaced).Select(e => e.Order).ToDictionary(order => order.Order);
        var reports = expected.Ledger.Where(e => e.Kind == LedgerEventKind.OrderReported).Select(e => e.Report).ToList();

        // What an answer on an order told goes the way of reports too.
        var lookedUp = expected.Ledger.Where(e => e.Kind == LedgerEventKind.Risk && e.Risk.Kind == RiskEventKind.OrderLookedUp).Select(e => e.Risk.Order).ToHashSet();
        var told = new Queue<OrderReport>(server.Reports.Where(one => one.Kind == TradeEventKind.OrderReport).Select(one => one.Report));
        foreach (var report in reports)
        {
            if (told.TryPeek(out var next) && next.Equals(report)) told.Dequeue();
            else Assert.Contains(report.Order, lookedUp);
        }

        Assert.Empty(told);
        Assert.Equal(Enumerable.Range(1, server.Reports.Count).Select(number => (long)number), server.Reports.Select(report => report.Sequence));
        Assert.Equal(orders.Values.Select(order => order.Id), server.Orders.Select(order => order.Terms.Id));
        var fills = reports.Where(report => report.Kind == OrderReportKind.Filled).ToList();
        Assert.Equal(fills.Select(fill => (fill.Order, fill.TradeId, fill.Quantity)), server.Executions.Select(fill => (fill.Order, fill.TradeId, fill.Quantity)));
        Int128 total = 0;
        foreach (var balance in server.State.Balances)
        {
            var own = fills.Where(fill => orders[fill.Order].InstrumentId == balance.InstrumentId).ToList();
            var net = own.Sum(fill => orders[fill.Order].Side == Side.Buy ? fill.Quantity : -fill.Quantity);
            var cash = own.Aggregate((Int128)0, (sum, fill) =>
                sum - fill.Fee + (orders[fill.Order].Side == Side.Buy ? -1 : 1) * Money.Of(fill.Price, fill.Quantity, FusedRun.Instruments[balance.InstrumentId]));
            Assert.Equal((net, cash), (balance.Net, balance.Cash));
            Assert.Equal(expected.Looks[^1].Held[balance.InstrumentId], server.Position(balance.InstrumentId));
            total += cash;
        }

        Assert.Equal(total, server.State.Cash);
    }
}
