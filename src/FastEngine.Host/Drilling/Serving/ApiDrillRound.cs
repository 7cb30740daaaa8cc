namespace FastEngine.Host.Drilling.Serving;

/// <summary>A third of a round: without the API, with it, or beside other work.</summary>
/// <param name="P50Ns">From the moment that a trade was due to the end of its processing.</param>
/// <param name="WorkP99Ns">Of what trades took of the hot thread, without what they waited for.</param>
/// <param name="RunNs">Processor time of the hot thread.</param>
/// <param name="DelayNs">Time in which the hot thread was ready and had no core.</param>
/// <param name="HeapMib">Managed memory after a collection.</param>
/// <param name="Collections">Of the collector, while it was measured.</param>
/// <param name="PausedMs">For how long they stopped every thread, the hot one included.</param>
/// <param name="OtherShare">Of a core, all that was not the hot thread: server, clients, and other work.</param>
/// <param name="Load">Null without the API.</param>
internal sealed record ApiDrillRound(ApiDrillWay Way, long Trades, long P50Ns, long P99Ns, long P999Ns, long MaxNs, long WorkP50Ns, long WorkP99Ns, long RunNs, long DelayNs, double HeapMib, double WorkingSetMib, int Collections, double PausedMs, double OtherShare, ApiLoadResult? Load);
