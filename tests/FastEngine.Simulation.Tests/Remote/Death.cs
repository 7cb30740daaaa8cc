namespace FastEngine.Simulation.Tests.Remote;

/// <summary>An engine's death at the n-th word that it says to its venue, before or after it is said.</summary>
internal sealed record Death(int AtWord, bool IsAfter)
{
    public static Death Never { get; } = new(int.MaxValue, false);
}
