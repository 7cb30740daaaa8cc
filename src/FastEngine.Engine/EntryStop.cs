using FastEngine.Core.Execution;

namespace FastEngine.Engine;

/// <summary>Which orders on their way to the gateway the kill switch has made void: entries that were placed before it was set, and have not left.</summary>
/// <remarks>Set by the trade thread, read by the gateway's. Orders are numbered as they are placed, so the number of the last one says which are older.</remarks>
internal sealed class EntryStop
{
    // Each pairs with the read in IsVoid: an order is published before the switch is set, so who took it sees what came later or sends it in time.
    private long _lastVoidEntry;
    private long _lastVoidHedge;

    /// <summary>The kill switch was set.</summary>
    /// <param name="level">In force. Hedges may leave while entries alone are stopped.</param>
    /// <param name="lastOrder">Number of the last order that was placed.</param>
    public void Set(KillSwitchLevel level, long lastOrder)
    {
        if (level >= KillSwitchLevel.StopEntries) Volatile.Write(ref _lastVoidEntry, lastOrder);
        if (level >= KillSwitchLevel.ReduceOnly) Volatile.Write(ref _lastVoidHedge, lastOrder);
    }

    public bool IsVoid(in OrderTerms order) => order.Leg switch
    {
        OrderLeg.Entry => order.Order <= Volatile.Read(ref _lastVoidEntry),
        OrderLeg.Hedge => order.Order <= Volatile.Read(ref _lastVoidHedge),
        _ => false,
    };
}
