using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Simulation.Paper.Script;

/// <summary>Something that happens at the venue at the instrument's first on-time trade at or after a time, before that trade fills an order.</summary>
public sealed record VenueEvent
{
    public required VenueEventKind Kind { get; init; }

    public required long AtNs { get; init; }

    public required int InstrumentId { get; init; }

    /// <summary>Side of the position; of no meaning to funding, nor where positions net.</summary>
    public Direction Direction { get; init; }

    /// <summary>Of a fill by hand.</summary>
    public Side Side { get; init; }

    /// <summary>Of a fill by hand or a liquidation; 0: <see cref="PartPpm"/> of the position, rounded down to the lot.</summary>
    public long Quantity { get; init; }

    /// <summary>Millionths.</summary>
    public int PartPpm { get; init; } = PaperOptions.FullParticipationPpm;

    /// <summary>Funding rate times 1e9.</summary>
    public long RatePpb { get; init; }

    /// <summary>Of the orders to cancel.</summary>
    public OrderLeg Leg { get; init; }

    /// <summary>Of the orders to cancel; null for those of every strategy.</summary>
    public int? StrategyId { get; init; }

    /// <summary>Without a report: of a cancellation only a query of the open orders tells, of a fill by hand only the position.</summary>
    public bool IsSilent { get; init; }

    internal void Check(int at, int instruments)
    {
        if (AtNs < 0) throw Wrong(at, $"the time {AtNs}");
        if ((uint)InstrumentId >= (uint)instruments) throw Wrong(at, $"instrument {InstrumentId}, of {instruments}");
        if (Quantity < 0) throw Wrong(at, $"a quantity of {Quantity}");
        if (PartPpm is < 0 or > PaperOptions.FullParticipationPpm) throw Wrong(at, $"a part of {PartPpm} millionths; 0 to a million are possible");
        if (Math.Abs(RatePpb) > 1_000_000_000) throw Wrong(at, $"a rate of {RatePpb} billionths; a billion is the position itself");
        if (Kind > VenueEventKind.CancelLeg) throw Wrong(at, $"{Kind} is no event");
    }

    private static ArgumentException Wrong(int at, string what) => new($"event {at + 1} of the venue's script: {what}");
}
