namespace FastEngine.Simulation.Paper.Script;

/// <summary>What happens at a venue that no order of ours led to.</summary>
public enum VenueEventKind : byte
{
    /// <summary>Somebody trades on the account by hand.</summary>
    ManualFill,

    /// <summary>The venue closes a position, or a part of it.</summary>
    Liquidation,

    /// <summary>Funding of every position of the instrument: longs pay a positive rate, and shorts receive it.</summary>
    Funding,

    /// <summary>Open orders of a leg are cancelled at the venue.</summary>
    CancelLeg,
}
