using FastEngine.Core;

namespace FastEngine.Host.Configuration;

/// <summary>What a strategy is made from.</summary>
/// <param name="Config">Its own section among them.</param>
/// <param name="Instruments">Of the run.</param>
/// <param name="Violations">Takes what is wrong with the inputs of a strategy.</param>
public sealed record StrategyContext(ResolvedConfig Config, InstrumentTable Instruments, List<Violation> Violations)
{
    /// <summary>Files are left unread, as if they were empty: the instruments are not those that the files speak of.</summary>
    public bool WithoutFiles { get; init; }
}
