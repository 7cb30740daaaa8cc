using System.Text.Json.Nodes;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Core.Logging;
using FastEngine.Engine;
using FastEngine.Host.Configuration;
using FastEngine.Host.Running;
using FastEngine.Rings;

namespace FastEngine.Host.Service.Markets;

/// <summary>A paper venue in another process, which has the tape too.</summary>
internal sealed class RemoteMarket(string socketPath, InstrumentTable instruments) : IServiceMarket
{
    public string Name => "venue";

    public InstrumentTable Instruments => instruments;

    public bool NeedsOneThread => true;

    public bool IsMadeByJournal => false;

    /// <summary>Known when the venue is.</summary>
    public VenueLink? Link { get; private set; }

    public OrderWay? Way => Link is { } link ? new OrderWay(link.Orders, link.Outlet) : null;

    public ISteppedVenue OpenVenue(TradingSetup setup)
    {
        Link = new VenueLink(socketPath, instruments, setup.Trading);
        return Link.Venue;
    }

    public ISourceAgent Join(in MarketEntry entry)
    {
        Link!.Reconcile(entry.Desk.Stage, entry.Recovery, entry.Player);
        foreach (var text in Link.Agreement?.Corrected ?? []) entry.Say(LogLevel.Error, "alerts", $"ALERT reconciliation: {text}; the venue was taken to be right");
        return Link.Source(entry.Pipeline, entry.Player.LastSequence, entry.Run.Config.Get(Knobs.Engine.LatencySample));
    }

    public JsonObject? ToJson() => Link is not { } link ? null : new JsonObject
    {
        ["lossless"] = link.IsLossless, ["missed_reports"] = link.Missed, ["never_sent"] = link.NeverSent,
        ["corrected"] = new JsonArray([.. (link.Agreement?.Corrected ?? []).Select(text => (JsonNode?)text)]),
    };

    public void Dispose() => Link?.Dispose();
}
