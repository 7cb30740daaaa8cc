using FastEngine.Core;

namespace FastEngine.Feeds;

/// <summary>An input with the run's instruments that it holds.</summary>
/// <param name="Instruments">In instrument order.</param>
public sealed record ResolvedInput(ScannedInput Scan, IReadOnlyList<Instrument> Instruments);
