using FastEngine.Core;

namespace FastEngine.Simulation.Tests.KnownAnswers;

/// <summary>Numbers that nothing can foretell, the same for a seed on every machine.</summary>
internal sealed class Coins
{
    private ulong _state;

    // Mixed: of plain seeds in a row each sequence would be the one before, a step later.
    public Coins(ulong seed) => _state = SplitMix64.At(seed);

    public int Next(int sides) => (int)(SplitMix64.Next(ref _state) % (ulong)sides);
}
