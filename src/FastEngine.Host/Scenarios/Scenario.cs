using FastEngine.Core;
using FastEngine.Host.Configuration;
using FastEngine.Host.Scenarios.Checks;
using FastEngine.Host.Scenarios.Tape;
using FastEngine.Simulation.Paper;
using FastEngine.Trading.Protection;

namespace FastEngine.Host.Scenarios;

/// <summary>A scenario, read and checked: what goes into an engine, and what must come out. There is no way to set a state or a score.</summary>
internal sealed record Scenario
{
    /// <summary>As the user named it.</summary>
    public required string Path { get; init; }

    public required string Name { get; init; }

    /// <summary>The rows of design or seed tables that it shows.</summary>
    public required IReadOnlyList<string> Shows { get; init; }

    public required ResolvedConfig Config { get; init; }

    public required string ConfigHash { get; init; }

    public required InstrumentTable Instruments { get; init; }

    /// <summary>What times are counted from, ns since the epoch; the warm-up lies before.</summary>
    public required long ZeroNs { get; init; }

    /// <summary>Length of the fastest candle.</summary>
    public required long BarNs { get; init; }

    /// <summary>In the order of the instruments.</summary>
    public required IReadOnlyList<SymbolTape> Tapes { get; init; }

    public required PaperOptions Paper { get; init; }

    /// <summary>In the order of their times.</summary>
    public required IReadOnlyList<TimedCommand> Commands { get; init; }

    public required IReadOnlyList<StrategyPlan> Strategies { get; init; }

    /// <summary>Further strategies, which decide for themselves.</summary>
    public required IReadOnlyList<string> OtherStrategies { get; init; }

    /// <summary>Of the positions of strategies that have legs of their own.</summary>
    public required IReadOnlyList<StrategyLegs> Legs { get; init; }

    /// <summary>Strategies, by number, that are held for as long as arbitrage is.</summary>
    public required IReadOnlyList<int> Arbitrage { get; init; }

    public required Expected Expected { get; init; }

    /// <summary>Null when the same is expected over sockets.</summary>
    public OverSockets? OverSockets { get; init; }

    public long EndNs => Tapes.Max(tape => ZeroNs - tape.WarmNs(BarNs) + tape.LengthNs(BarNs));
}
