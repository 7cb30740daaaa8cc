using System.Text;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Host.Configuration;
using FastEngine.Host.Running;
using FastEngine.Host.Stored;

namespace FastEngine.Host.Tracing;

/// <summary>From ids as a person gives them to traces, or to why there is none.</summary>
internal static class Traces
{
    private const string Shape = "F, then 29 characters of 0-9, A-Z, a-z: run epoch 6, strategy 2, leg E X S T or H, instrument 3, event 9, attempt 2, configuration 6";

    /// <exception cref="RunException">One is not a client order id of this engine.</exception>
    public static ClientOrderId Parse(string text)
    {
        if (ClientOrderId.TryParse(Encoding.UTF8.GetBytes(text), out var id)) return id;
        var why = text.Length != ClientOrderId.Length ? $"it has {text.Length} characters, not {ClientOrderId.Length}" : text[0] != 'F' ? "it does not begin with F" : "a character is none of its place";
        throw new RunException(ExitCode.Usage, $"{Shown.Quoted(text)} is not a client order id: {why} (expected {Shape})");
    }

    /// <summary>Finds all in one pass over each file.</summary>
    public static OrderLookup Find(RunFolder folder, IEnumerable<ClientOrderId> ids)
    {
        var lookup = new OrderLookup(ids);
        lookup.ReadOrders(folder.File("orders.jsonl"));
        if (lookup.Found == 0) return lookup;
        lookup.ReadEvents(folder.File("events.jsonl"));
        lookup.ReadDecisions(folder.File("decisions.jsonl"));
        return lookup;
    }

    /// <summary>Why the run has no such order.</summary>
    public static string WhyNot(RunFolder folder, OrderLookup lookup, ClientOrderId id)
    {
        if (lookup.RunEpoch is not { } epoch) return $"{id}: this run placed no order";
        if (id.RunEpoch != epoch) return $"{id}: is of another run: one whose first event came at {Second(id.RunEpoch)}; this one's came at {Second(epoch)}";
        if (id.ConfigTag != ClientOrderId.TagOf(folder.ConfigHash)) return $"{id}: is of another configuration: its last six characters are not those of this run's config_hash {folder.ConfigHash}";
        return $"{id}: this run placed no such order (leg {id.Leg.ToString().ToLowerInvariant()}, instrument {id.InstrumentId}, event {id.Sequence}, attempt {id.Attempt}), though run and configuration match";
    }

    private static string Second(long epoch) => epoch > EngineTime.MaxNs / EngineTime.NsPerSecond ? $"second {epoch}" : UtcText.Of(epoch * EngineTime.NsPerSecond)[..19] + " UTC";
}
