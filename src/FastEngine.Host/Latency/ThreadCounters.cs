namespace FastEngine.Host.Latency;

/// <summary>What the system has counted of one thread since its start.</summary>
/// <param name="RunNs">On a core.</param>
/// <param name="DelayNs">Ready to run, and not on a core.</param>
/// <param name="SystemNs">In the kernel, to 10 ms.</param>
/// <param name="Minor">Page faults without a disk.</param>
/// <param name="Major">Page faults that read a disk.</param>
/// <param name="Voluntary">Times that it gave the core up to wait.</param>
/// <param name="Involuntary">Times that the core was taken from it.</param>
internal readonly record struct ThreadCounters(long RunNs, long DelayNs, long SystemNs, long Minor, long Major, long Voluntary, long Involuntary);
