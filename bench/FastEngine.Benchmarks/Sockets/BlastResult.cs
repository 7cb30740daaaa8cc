namespace FastEngine.Benchmarks.Sockets;

/// <summary>One blast, taken whole.</summary>
/// <param name="WallNs">A message.</param>
/// <param name="ProcessorNs">Of the whole client process, a message.</param>
/// <param name="KernelNs">The part of it that was spent in the kernel.</param>
/// <param name="Bytes">Allocated by the whole client process, a message.</param>
internal readonly record struct BlastResult(double WallNs, double ProcessorNs, double KernelNs, double Bytes, int Collections);
