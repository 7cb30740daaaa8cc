using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Simulation.Paper.Script;

/// <summary>A fault of the venue: when it happens, to what, and how often.</summary>
/// <remarks>Of the rules with one effect the first that fits is applied, and no other. A condition that is null fits everything; one on an order
/// fits nothing that has no order, as a query or a fill by hand.</remarks>
public sealed record VenueRule
{
    public required VenueEffect Effect { get; init; }

    /// <summary>Venue time from which it holds: of the arrival of an order, cancellation or query, of what a report tells, or of a fill.</summary>
    public long FromNs { get; init; }

    /// <summary>Venue time from which it no longer holds.</summary>
    public long UntilNs { get; init; } = long.MaxValue;

    public int? InstrumentId { get; init; }

    public int? StrategyId { get; init; }

    public OrderLeg? Leg { get; init; }

    public OrderType? Type { get; init; }

    public Side? Side { get; init; }

    public VenueQueryKind? Query { get; init; }

    /// <summary>How many that fit are let pass first.</summary>
    public int Skip { get; init; }

    /// <summary>How many it is applied to.</summary>
    public int Count { get; init; } = int.MaxValue;

    public RejectReason Reject { get; init; }

    public long DelayNs { get; init; }

    /// <summary>Millionths.</summary>
    public int PartPpm { get; init; }

    internal void Check(int at)
    {
        if (FromNs < 0 || UntilNs <= FromNs) throw Wrong(at, $"{FromNs} to {UntilNs} is no time window");
        if (Skip < 0 || Count < 1) throw Wrong(at, $"{Skip} to skip and {Count} to apply it to: not negative, and at least one");
        if (DelayNs is < 0 or > PaperOptions.MaxLatencyNs) throw Wrong(at, $"a delay of {DelayNs} ns; 0 to an hour are possible");
        if (PartPpm is < 0 or > PaperOptions.FullParticipationPpm) throw Wrong(at, $"a part of {PartPpm} millionths; 0 to a million are possible");
        if (Effect is VenueEffect.Reject && Reject is RejectReason.None) throw Wrong(at, "it refuses orders and says no reason");
        if (Effect > VenueEffect.LosePosition) throw Wrong(at, $"{Effect} is no effect");
    }

    private static ArgumentException Wrong(int at, string what) => new($"rule {at + 1} of the venue's script: {what}");
}
