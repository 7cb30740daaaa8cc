using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Engine;
using FastEngine.Signals.Decisions;
using FastEngine.Signals.Strategies;
using FastEngine.Signals.Tests.Decisions;
using FastEngine.Simulation.Remote.Client;
using FastEngine.Simulation.Tests.Desk;
using FastEngine.Trading;

namespace FastEngine.Simulation.Tests.Remote;

/// <summary>A whole fused engine at the other end of the socket: what <see cref="FusedRun"/> is with the venue in its own process.</summary>
internal sealed class RemoteRun : ILedgerHandler, IShardOutputHandler
{
    private readonly List<LedgerEvent> _ledger = [];

    public RemoteRun(string socketPath, IReadOnlyList<ScriptedSignal>? script, Action<Pipeline>? onStart = null)
    {
        using var client = RemoteVenueClient.Connect(socketPath, FusedRun.Instruments);
        var venue = new RemoteVenue(client, client.Orders);
        var desk = new TradeDesk(FusedRun.Trading, FusedRun.Instruments, venue, ledgerSlots: 1024);
        using var pipeline = new Pipeline(new EngineOptions { Topology = Topology.Fused }, FusedRun.Exits(Micro.Signals), FusedRun.Instruments,
            () => script is null ? [new FourLevelStrategy(Micro.Decisions(DecisionMode.Levels))] : [new ScriptedStrategy(script)], desk);
        var source = new RemoteTapeSource(client, venue, client.Orders, pipeline.Inbound);
        client.Ready(lastEvent: -1, lastReport: 0);
        pipeline.Start(source, this, this);
        onStart?.Invoke(pipeline);
        pipeline.RunToEnd();
        Allocated = pipeline.HotThreads()[0].AllocatedBytes;
        Counters = desk.Stage.Counters;
        Asked = venue.Asked;
        KnownOrders = venue.KnownOrders;
    }

    public TradeCounters Counters { get; }

    public long Asked { get; }

    public long KnownOrders { get; }

    public long? Allocated { get; }

    public List<string> LedgerText => [.. _ledger.Select(e => LedgerLine.Of(in e))];

    public void OnLedger(in LedgerEvent e) => _ledger.Add(e);
}
