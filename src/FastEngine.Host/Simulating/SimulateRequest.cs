using FastEngine.Exchange;
using FastEngine.Feeds;
using FastEngine.Simulation.Paper;

namespace FastEngine.Host.Simulating;

/// <summary>What a person asked of <c>simulate</c>.</summary>
internal sealed record SimulateRequest
{
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary><c>usdm</c>, <c>spot</c> or <c>both</c>; null plays the files.</summary>
    public required string? Generate { get; init; }

    public required ulong Seed { get; init; }

    public required int Symbols { get; init; }

    public required double Rate { get; init; }

    public required bool Loops { get; init; }

    public required bool ExitsAtEnd { get; init; }

    public required int Port { get; init; }

    public required double Speed { get; init; }

    public required LockstepOptions? Lockstep { get; init; }

    public required FillMode Fills { get; init; }

    /// <summary>Participation, slippage and fees.</summary>
    public required PaperOptions Paper { get; init; }

    public required decimal Balance { get; init; }

    public required bool IsHedged { get; init; }

    public required int Leverage { get; init; }

    public required IReadOnlyList<KnownInstrument> Instruments { get; init; }

    public required string? Faults { get; init; }

    public required bool IsJson { get; init; }
}
