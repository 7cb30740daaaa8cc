using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Engine;
using FastEngine.Rings;
using FastEngine.Signals.Tests.Decisions;
using FastEngine.Simulation.Paper;
using FastEngine.Simulation.Remote;
using FastEngine.Simulation.Remote.Client;
using FastEngine.Simulation.Remote.Server;
using FastEngine.Simulation.Tests.Desk;

namespace FastEngine.Simulation.Tests.Remote;

/// <summary>What the venue keeps while its engine is dead.</summary>
public class EngineDeathTests
{
    private static readonly PaperOptions Paper = new() { SubmitLatencyNs = 40 * EngineTime.NsPerMs, AckLatencyNs = 70 * EngineTime.NsPerMs };

    [Fact]
    public async Task A_whole_engine_that_begins_again_from_nothing_executes_nothing_twice_and_ends_with_the_same_ledger()
    {
        var tape = MarketTape.Build([.. Enumerable.Range(7, 3_000)], FusedRun.Symbols);
        var script = EngineIdentityTests.Script(tape);
        var expected = new FusedRun(tape, Paper, script: script);
        using var folder = new SocketFolder();
        using var server = new VenueServer(tape, FusedRun.Instruments, Paper, folder.Socket);
        var serving = new Serving(server, until: 1_500);
        // The tape stands at 1,500 and the engine waits; its venue is taken away.
        var first = Task.Run(() => Record.Exception(() => new RemoteRun(folder.Socket, script)));
        Assert.Equal(RunOutcome.Reached, serving.Join());
        server.CutOff();
        Assert.Contains("the venue closed the connection while the engine traded", Assert.IsType<AgentFailedException>(await first).Message);
        var executions = server.Executions.Count;
        Assert.True(executions > 50, $"{executions} fills");

        serving = new Serving(server);
        var run = new RemoteRun(folder.Socket, script);
        Assert.Equal(RunOutcome.TapeEnded, serving.Join());
        Assert.Equal(expected.LedgerText(), run.LedgerText);
        Assert.Equal("", string.Join('\n', server.Violations));
        Assert.True(run.KnownOrders > 50 && server.Counters.DuplicateOrders == run.KnownOrders, $"{run.KnownOrders} known orders");
        Assert.Equal(expected.Ledger.Count(e => e.Report.Kind == OrderReportKind.Filled && e.Kind == LedgerEventKind.OrderReported), server.Executions.Count);
    }

    [Fact]
    public void The_market_goes_on_without_an_engine_and_what_it_missed_is_there_when_it_asks()
    {
        var tape = MarketTape.Build([.. Enumerable.Range(3, 2_000)], ScriptedEngine.Symbols, hasResets: false);
        using var folder = new SocketFolder();
        using var server = new VenueServer(tape, ScriptedEngine.Instruments, Paper, folder.Socket, new VenueServerOptions { IsLossless = false }) { EventsAway = 30 };
        using var cancellation = new CancellationTokenSource();
        var serving = new Serving(server, cancellation: cancellation.Token);
        var engine = new ScriptedEngine(tape);
        Assert.False(engine.Live(folder.Socket, new Death(90, IsAfter: true)));
        using (var client = RemoteVenueClient.Connect(folder.Socket, ScriptedEngine.Instruments, lastEvent: 0, lastReport: engine.Seen.Count, isRecovered: true))
        {
            var missed = client.ReportsSince(engine.Seen.Count);
            var all = client.ReportsSince(0);
            var state = client.QueryState();
            Assert.False(client.Welcome.IsLossless);
            Assert.Equal(30, server.Counters.EventsAway);
            Assert.Contains(missed, report => report.Report.Kind == OrderReportKind.Filled);
            Assert.Equal(Enumerable.Range(1, all.Count).Select(number => (long)number), all.Select(report => report.Sequence));
            Assert.Equal((all.Count, client.Welcome.LastReport), ((int)state.Sequence, state.Sequence));
            Assert.Equal((client.Welcome.MatchedThrough, client.Welcome.MatchedThrough + 1), (state.MatchedThrough, client.Welcome.NextEvent));
            Assert.NotEmpty(state.OpenOrders);
            AssertIsSum(all, state, client);
            Assert.Equal(VenueOrderStatus.Unknown, client.QueryOrder(new ClientOrderId { Sequence = 123_456 }).Status);
        }

        // The next one goes on from where the market is.
        using (var client = RemoteVenueClient.Connect(folder.Socket, ScriptedEngine.Instruments, isRecovered: true))
        {
            var before = client.Welcome.MatchedThrough;
            Assert.Equal(60, server.Counters.EventsAway);
            client.Ready(before, client.Welcome.LastReport);
            var venue = new RemoteVenue(client, client.Orders);
            var ring = new SingleProducerRing<Tick>(256);
            var inbound = new RingConsumer<Tick>(ring);
            var source = new RemoteTapeSource(client, venue, client.Orders, [ring]);
            source.OnStart();
            while (source.DoWork() == 0) Thread.Yield();
            Assert.Equal(before + 1, inbound[inbound.Next].Sequence);
        }

        // Cut off with it, which is no violation either.
        cancellation.Cancel();
        Assert.Equal(RunOutcome.Cancelled, serving.Join());
        Assert.Equal("", string.Join('\n', server.Violations));
    }

    private static void AssertIsSum(IReadOnlyList<VenueReport> reports, VenueState state, RemoteVenueClient client)
    {
        foreach (var balance in state.Balances)
        {
            long net = 0;
            Int128 cash = 0;
            foreach (var (_, id, _, _, report, _) in reports)
            {
                var terms = client.QueryOrder(in id).Terms;
                if (report.Kind != OrderReportKind.Filled || terms.InstrumentId != balance.InstrumentId) continue;
                net += terms.Side == Side.Buy ? report.Quantity : -report.Quantity;
                cash += (terms.Side == Side.Buy ? -1 : 1) * Money.Of(report.Price, report.Quantity, ScriptedEngine.Instruments[balance.InstrumentId]) - report.Fee;
            }

            Assert.Equal((net, cash), (balance.Net, balance.Cash));
        }
    }
}
