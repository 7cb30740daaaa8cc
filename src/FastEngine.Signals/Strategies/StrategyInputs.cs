using FastEngine.Core;

namespace FastEngine.Signals.Strategies;

/// <summary>What a strategy is made from.</summary>
/// <param name="Settings">Of its own section of the configuration.</param>
/// <param name="Instruments">Of the run; none where only its memory is asked for.</param>
/// <param name="Make">Makes what makes another strategy, by its name, from that one's own section; null for a name that nothing has.</param>
public sealed record StrategyInputs(StrategySettings Settings, InstrumentTable Instruments, Func<string, Func<Strategy>?> Make);
