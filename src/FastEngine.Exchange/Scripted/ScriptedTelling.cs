using System.Text.Json.Nodes;
using FastEngine.Core;
using FastEngine.Exchange.Matching;
using FastEngine.Simulation.Paper.Script;

namespace FastEngine.Exchange.Scripted;

/// <summary>The rules of a script, applied to what a client is told.</summary>
internal sealed class ScriptedTelling(ScriptedFates fates, Venue venue)
{
    // What came last of orders: a change of a position that follows is its.
    private string _last = "";
    private long _lastDelayNs;

    // What an order or cancellation that is at the book right now is answered with, later by so much.
    private string? _arriving;
    private long _arrivingDelayNs;

    /// <summary>A request is at the book: its answer and the event that says the same are late together.</summary>
    /// <returns>By how much; null when it is not answered.</returns>
    public long? Begin(string id)
    {
        _arriving = id;
        _arrivingDelayNs = 0;
        if (fates.Of(id) is not { } fate) return 0;
        var subject = fate.At(venue.NowNs);
        _arrivingDelayNs = Delayed(fate, fates.Rules.Delay(VenueEffect.DelayReport, in subject));
        return fate.IsSilent ? null : _arrivingDelayNs;
    }

    public void End() => _arriving = null;

    /// <summary>How late an event is told, and how often.</summary>
    public (int Times, long DelayNs) Of(in UserEvent e)
    {
        if (IdOf(in e) is { } id) return OfOrder(id, in e);
        if (e.Name is not ("ACCOUNT_UPDATE" or "outboundAccountPosition") || fates.Of(_last) is not { } fate || !IsOfOrder(in e)) return (1, 0);
        var subject = fate.At(venue.NowNs);
        if (fates.Rules.Take(VenueEffect.LosePosition, in subject) is not null) return (0, 0);
        return (1, Math.Max(_lastDelayNs, fate.HiddenNs));
    }

    // When it is sent, while the transaction was when it was.
    public static void Shift(JsonObject payload, long delayNs)
    {
        if (payload["E"] is { } sent) payload["E"] = sent.GetValue<long>() + delayNs / EngineTime.NsPerMs;
    }

    private (int Times, long DelayNs) OfOrder(string id, in UserEvent e)
    {
        _last = id;
        _lastDelayNs = 0;
        if (fates.Of(id) is not { } fate) return (1, 0);
        var isArrival = _arriving == id;
        var subject = fate.At(venue.NowNs);
        var delayNs = isArrival || e.Name is "TRADE_LITE" or "ALGO_UPDATE" ? _arriving == id ? _arrivingDelayNs : 0
            : Delayed(fate, fates.Rules.Delay(VenueEffect.DelayReport, in subject));
        _lastDelayNs = delayNs;
        if (fate.IsSilent || (isArrival && fate.IsUntold)) return (0, 0);
        return (e.Name is not "TRADE_LITE" && fates.Rules.Take(VenueEffect.RepeatReport, in subject) is not null ? 2 : 1, delayNs);
    }

    // What is told of one order keeps its order.
    private long Delayed(OrderFate fate, long delayNs)
    {
        var toldNs = Math.Max(venue.NowNs + delayNs, fate.LastToldNs);
        fate.LastToldNs = toldNs;
        return toldNs - venue.NowNs;
    }

    private static bool IsOfOrder(in UserEvent e) => e.Name != "ACCOUNT_UPDATE" || (string?)e.Payload["a"]?["m"] == "ORDER";

    private static string? IdOf(in UserEvent e) => e.Name switch
    {
        "ORDER_TRADE_UPDATE" => (string?)e.Payload["o"]?["c"],
        "ALGO_UPDATE" => (string?)e.Payload["o"]?["caid"],
        "TRADE_LITE" => (string?)e.Payload["c"],
        "executionReport" => (string?)e.Payload["C"] is { Length: > 0 } original ? original : (string?)e.Payload["c"],
        _ => null,
    };
}
