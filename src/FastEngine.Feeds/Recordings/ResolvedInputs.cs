using FastEngine.Core;

namespace FastEngine.Feeds;

/// <summary>The instruments of a run, and its inputs in argument order.</summary>
public sealed record ResolvedInputs(InstrumentTable Instruments, IReadOnlyList<ResolvedInput> Inputs);
