using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Simulation.Models.Passive;
using FastEngine.Simulation.Paper.Script;

namespace FastEngine.Host.Scenarios.Sockets;

/// <summary>What of a scenario an exchange has no like of.</summary>
internal static class SocketVenueReach
{
    /// <summary>Why a scenario cannot be run over sockets; null when it can.</summary>
    public static string? Missing(Scenario scenario)
    {
        var instruments = scenario.Instruments.All.ToArray();
        if (instruments.Any(instrument => instrument.Market == Market.CoinMargined)) return "COIN-M: the simulated exchange has spot and USD-M";
        if (scenario.Paper.FeeIn == FeeAsset.Other) return "fees in a third asset: the simulated exchange takes them of what is traded";
        if (!scenario.Paper.ReduceOnlyRefusedInHedge) return "a venue that takes reduceOnly in hedge mode: Binance refuses it, and the gateway does not send it";
        if (scenario.Paper is not { FeedLatencyNs: 0, Delays: { Feed: null, Submit: null, Acknowledge: null, Cancel: null }, Liquidation: null, Outages.Count: 0 }
            || scenario.Paper.Passive != PassiveOptions.Pessimistic || !scenario.Paper.Tiers.AreNone || !scenario.Paper.Funding.IsNone)
            return "models of the paper venue (delays, queues, fee tiers, funding, liquidation, outages): the simulated exchange has fixed latencies and no queue";
        foreach (var rule in scenario.Paper.Script.Rules)
        {
            if (rule is { Effect: VenueEffect.Reject, Reject: RejectReason.NeverSent }) return "a refusal never_sent: no exchange says so, the engine finds it out";
        }

        return null;
    }
}
