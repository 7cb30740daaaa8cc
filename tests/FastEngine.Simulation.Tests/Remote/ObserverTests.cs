using FastEngine.Core.Execution;
using FastEngine.Signals.Tests.Decisions;
using FastEngine.Simulation.Paper;
using FastEngine.Simulation.Remote;
using FastEngine.Simulation.Remote.Server;

namespace FastEngine.Simulation.Tests.Remote;

public class ObserverTests
{
    [Fact]
    public void A_drill_is_told_of_every_event_order_report_and_life()
    {
        var tape = MarketTape.Build([.. Enumerable.Range(5, 600)], ScriptedEngine.Symbols);
        using var folder = new SocketFolder();
        var log = new Log();
        using var server = new VenueServer(tape, ScriptedEngine.Instruments, new PaperOptions(), folder.Socket, new VenueServerOptions { WindowEvents = 50, FlushEvents = 1 }, log);
        var serving = new Serving(server);
        var engine = new ScriptedEngine(tape);
        Assert.False(engine.Live(folder.Socket, new Death(100, IsAfter: false)));
        Assert.True(engine.Live(folder.Socket));
        Assert.Equal(RunOutcome.TapeEnded, serving.Join());
        Assert.Equal(2, log.Hellos.Count);
        Assert.False(log.Hellos[0].IsRecovered);
        Assert.True(log.Hellos[1].IsRecovered && log.Hellos[1].LastEvent > 0);
        Assert.Equal(["it closed the connection"], log.Ends);
        // From the beginning, then once more from where the second engine went on.
        var again = log.Sent.IndexOf(log.Ready[1], 1);
        Assert.True(again > 0, "the second engine got no event again");
        Assert.Equal(tape.Take(again).Select(tick => tick.Sequence), log.Sent.Take(again));
        Assert.Equal(tape.Where(tick => tick.Sequence >= log.Ready[1]).Select(tick => tick.Sequence), log.Sent.Skip(log.Sent.LastIndexOf(log.Ready[1])));
        Assert.Equal(server.Orders.Select(order => order.Terms.Order), log.NewOrders);
        Assert.Equal(server.Reports.Select(report => report.Sequence), log.Reports.Distinct());
        Assert.Equal("", string.Join('\n', server.Violations));
        Assert.Equal((2, 2), (server.Counters.Engines, server.Counters.Disconnects));
    }

    private sealed class Log : IVenueObserver
    {
        public List<EngineHello> Hellos { get; } = [];

        public List<long> Ready { get; } = [];

        public List<long> Sent { get; } = [];

        public List<long> NewOrders { get; } = [];

        public List<long> Reports { get; } = [];

        public List<string> Ends { get; } = [];


        public void OnConnected(in EngineHello hello) => Hellos.Add(hello);

        public void OnReady(long nextSequence) => Ready.Add(nextSequence);

        public void OnSent(long sequence) => Sent.Add(sequence);

        public void OnOrder(in OrderTerms terms, bool isNew)
        {
            if (isNew) NewOrders.Add(terms.Order);
        }

        public void OnReport(in VenueReport report) => Reports.Add(report.Sequence);

        public void OnDisconnected(string reason) => Ends.Add(reason);
    }
}
