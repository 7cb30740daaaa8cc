namespace FastEngine.Host.Latency;

/// <summary>How the latency ledger is kept.</summary>
/// <param name="Directory">Data directory.</param>
/// <param name="Every">Between samples of the counters.</param>
/// <param name="FileBytes">Size after which the next file begins.</param>
/// <param name="KeepFiles">The newest that are kept.</param>
/// <param name="Sample">One event in so many has a record.</param>
internal sealed record LatencyOptions(string Directory, TimeSpan Every, long FileBytes, int KeepFiles, int Sample);
