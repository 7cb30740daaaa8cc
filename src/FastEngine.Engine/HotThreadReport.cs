namespace FastEngine.Engine;

/// <summary>A hot thread's allocation certificate, and where it ran.</summary>
/// <param name="Name">Thread name.</param>
/// <param name="Ticks">Trades that went through it.</param>
/// <param name="AllocatedBytes">Managed bytes allocated after warm-up; null when the run ended before.</param>
/// <param name="PinnedCore">Core that it was pinned to, or null.</param>
public sealed record HotThreadReport(string Name, long Ticks, long? AllocatedBytes, int? PinnedCore);
