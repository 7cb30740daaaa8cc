namespace FastEngine.Simulation.Remote;

/// <summary>The venue's books as of a report: what an engine that recovers compares itself with.</summary>
/// <param name="Sequence">Number of the last report that is in it.</param>
/// <param name="MatchedThrough">Sequence of the last event of the tape that was matched, -1 for none.</param>
/// <param name="Balances">Every instrument, in instrument order.</param>
/// <param name="OpenOrders">Orders that have not ended, in the order of their arrival.</param>
/// <param name="Executions">Fills.</param>
/// <param name="Cash">Of all instruments.</param>
public sealed record VenueState(
    long Sequence, long MatchedThrough, IReadOnlyList<VenueBalance> Balances, IReadOnlyList<VenueOrder> OpenOrders, long Executions, Int128 Cash);
