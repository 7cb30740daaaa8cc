namespace FastEngine.Simulation.Paper.Script;

/// <summary>What a <see cref="VenueRule"/> does.</summary>
public enum VenueEffect : byte
{
    /// <summary>The order is refused at its arrival with <see cref="VenueRule.Reject"/>.</summary>
    Reject,

    /// <summary>The order takes longer to the venue by <see cref="VenueRule.DelayNs"/>.</summary>
    DelayOrder,

    /// <summary>A report on an order takes longer to the engine.</summary>
    DelayReport,

    /// <summary>The cancellation takes longer to the venue.</summary>
    DelayCancel,

    /// <summary>The answer to a query takes longer to the engine.</summary>
    DelayAnswer,

    /// <summary>The order never arrives, and nobody says so.</summary>
    LoseOrder,

    /// <summary>The order is accepted and works; that it was accepted is not told, or that it was refused.</summary>
    LoseAcknowledgement,

    /// <summary>The order is accepted and works, and no report of it is told.</summary>
    LoseReports,

    /// <summary>The cancellation never arrives.</summary>
    LoseCancel,

    /// <summary>The query is never answered.</summary>
    LoseQuery,

    /// <summary>The query is answered by QueryFailed with <see cref="VenueRule.Reject"/>.</summary>
    FailQuery,

    /// <summary>The order fills <see cref="VenueRule.PartPpm"/> of its quantity, rounded down to the lot; then the venue cancels the rest.</summary>
    FillPart,

    /// <summary>The report comes twice, with one venue sequence.</summary>
    RepeatReport,

    /// <summary>What the fill does to its position is neither pushed nor shown to queries for <see cref="VenueRule.DelayNs"/>.</summary>
    HidePosition,

    /// <summary>The position is not pushed after the fill.</summary>
    LosePosition,
}
