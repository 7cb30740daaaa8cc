namespace FastEngine.Simulation.Reports;

/// <summary>Latencies below <paramref name="UpperNs"/> that the bucket before does not hold.</summary>
public readonly record struct LatencyBucket(long UpperNs, long Count);
