using FastEngine.Core.Execution;
using FastEngine.Engine;

namespace FastEngine.Host.Drilling.Faults;

/// <summary>Keeps what the engine said of its orders; read when its threads have ended.</summary>
internal sealed class SeedLedger : ILedgerHandler
{
    /// <summary>Orders by their ids at the venue.</summary>
    public Dictionary<string, OrderTerms> Orders { get; } = new(StringComparer.Ordinal);

    /// <summary>Ids that were placed twice.</summary>
    public List<string> Twice { get; } = [];

    /// <summary>Newest last, for who looks into a failure.</summary>
    public List<LedgerEvent> Events { get; } = [];

    public void OnLedger(in LedgerEvent e)
    {
        Events.Add(e);
        if (e.Kind != LedgerEventKind.OrderPlaced) return;
        var id = e.Order.Id.ToString();
        if (!Orders.TryAdd(id, e.Order)) Twice.Add(id);
    }
}
