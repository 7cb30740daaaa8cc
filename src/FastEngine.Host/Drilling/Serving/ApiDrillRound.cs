namespace FastEngine.Host.Drilling.Serving;

/// <summary>A round without the API or with it.</summary>
/// <param name="P50Ns">From the moment that a trade was due to the end of its processing.</param>
/// <param name="WorkP99Ns">Of what trades took of the hot thread, without what they waited for.</param>
/// <param name="RunNs">Processor time of the hot thread.</param>
/// <param name="DelayNs">Time in which the hot thread was ready and had no core.</param>
/// <param name="HeapMib">Managed memory after a collection.</param>
/// <param name="Load">Null without the API.</param>
internal sealed record ApiDrillRound(bool IsServed, long Trades, long P50Ns, long P99Ns, long P999Ns, long MaxNs, long WorkP50Ns, long WorkP99Ns, long RunNs, long DelayNs, double HeapMib, double WorkingSetMib, ApiLoadResult? Load);
