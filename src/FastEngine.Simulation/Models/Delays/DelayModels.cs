namespace FastEngine.Simulation.Models.Delays;

/// <summary>Which delays of a venue are distributed; those without a model are fixed.</summary>
public sealed record DelayModels
{
    public static readonly DelayModels None = new();

    public DelayModel? Feed { get; init; }

    public DelayModel? Submit { get; init; }

    public DelayModel? Acknowledge { get; init; }

    public DelayModel? Cancel { get; init; }

    /// <summary>Samples follow from it, the order's number and the time.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Ranges of the last five minutes, in bps of the price, above which the next step of volatility begins; empty: there are no steps.</summary>
    public IReadOnlyList<int> VolatilityBps { get; init; } = [];

    /// <summary>What was read, of calibrated delays; null for others.</summary>
    public DelayProfile? Profile { get; init; }

    public bool AreFixed => Feed is null && Submit is null && Acknowledge is null && Cancel is null;
}
