namespace FastEngine.Core.Execution;

/// <summary>What a <see cref="RiskEvent"/> tells: protection, kill-switch triggers, portfolio risk and attribution.</summary>
public enum RiskEventKind : byte
{
    None,

    /// <summary>Legs wait until the venue shows the position.</summary>
    ConfirmationAwaited,

    /// <summary>The venue shows it. Measured: ns waited.</summary>
    PositionShown,

    /// <summary>It did not within the limit.</summary>
    PositionNotShown,

    LegPlaced,

    /// <summary>An open-order query or event shows its id.</summary>
    LegAttached,

    /// <summary>The venue refused it; the reject says why.</summary>
    LegRefused,

    /// <summary>A stop leg is to be replaced by a tighter one. Measured: how far apart, ppm.</summary>
    LegMoved,

    /// <summary>A move that was too small or too soon.</summary>
    LegHeld,

    LegCancelled,

    /// <summary>A leg that should exist does not: seen by a monitor, which only reports.</summary>
    LegMissing,

    /// <summary>The Sentinel placed a missing leg again.</summary>
    LegRestored,

    /// <summary>A leg is below the venue's least notional.</summary>
    LegTooSmall,

    /// <summary>A duplicate id was looked up.</summary>
    LegLookedUp,

    /// <summary>The stop was passed already: closed at market.</summary>
    StopPassed,

    /// <summary>The venue refused a leg for margin.</summary>
    MarginShort,

    /// <summary>Every leg that should exist does. Measured: ns without.</summary>
    Protected,

    /// <summary>Without protection for too long: closed at market. Measured: ns.</summary>
    NakedTooLong,

    /// <summary>The other leg of a list was cancelled because one filled.</summary>
    OtherLegCancelled,

    /// <summary>A trigger of the kill switch, which its reason names.</summary>
    TriggerTripped,
    TriggerReset,

    /// <summary>A symbol gave no trade for a multiple of its median gap. Measured and limit: ns.</summary>
    SymbolSilent,
    SymbolHeard,

    /// <summary>Rungs of the drawdown ladder. Measured and limit: ppm of the day's first equity.</summary>
    LadderAlert,
    LadderHalf,
    LadderAll,
    LadderHalt,

    /// <summary>A new UTC day: what lasts until midnight is over.</summary>
    DayBegan,

    /// <summary>Available margin over equity is too low: the worst position is closed. Measured and limit: ppm.</summary>
    MarginBufferLow,
    MarginBufferRestored,

    /// <summary>The health score crossed a threshold downwards; entries are refused.</summary>
    HealthHoldsEntries,

    /// <summary>Likewise; stops are tightened.</summary>
    HealthTightens,

    /// <summary>Likewise; the worst positions are closed.</summary>
    HealthCloses,

    /// <summary>It is back above all thresholds.</summary>
    HealthRestored,

    /// <summary>A leader moved against a position: closed, for its high correlation.</summary>
    LeaderExit,

    /// <summary>Likewise; its stop is tightened for a medium correlation.</summary>
    LeaderTightens,

    /// <summary>A stop was hit: a correlated position is tightened.</summary>
    CorrelatedStop,

    /// <summary>The size of an entry was cut for its correlation with an open position.</summary>
    CorrelationCut,

    /// <summary>The volatility regime of a symbol changed. Measured: ATR over price, ppm.</summary>
    RegimeChanged,

    /// <summary>A position is held for longer than its strategy should. Measured and limit: ns.</summary>
    HoldAlert,

    /// <summary>A session ends: positions of its market are closed.</summary>
    SessionEnding,

    StopTightened,

    /// <summary>Flattening everything would take too long, or cost too much: entries are refused. Measured and limit: ns.</summary>
    TimeToFlatHigh,
    TimeToFlatNormal,

    /// <summary>Strategies and venue differ by a quantity: it is unattributed, and entries on the symbol are halted.</summary>
    ResidueFound,

    /// <summary>A quantity of no strategy is gone: entries go on.</summary>
    ResidueCleared,

    /// <summary>A fill that was not ours was attributed. Measured: its quantity.</summary>
    ForeignFill,

    FundingPaid,

    /// <summary>An exit check or exit missed its deadline. Measured and limit: ns.</summary>
    ExitDeadlineMissed,

    /// <summary>The exit left by the backup path.</summary>
    BackupExitSent,

    /// <summary>An exit that had left by the other path was not sent again.</summary>
    DuplicateExitDropped,

    /// <summary>The venue shows another position than ours, with nothing under way. Measured: the venue's quantity. Limit: ours.</summary>
    VenueDiffers,

    /// <summary>It went on to, and was taken to be right: our quantity was changed by the event's. Measured: the venue's quantity. Limit: what ours was.</summary>
    VenueCorrected,

    /// <summary>What strategies had and the venue had not was closed against what was unattributed with the other sign. Measured: what the venue has. Limit: what
    /// was unattributed.</summary>
    UnbackedClosed,

    /// <summary>What belongs to no strategy has no stop at the venue. Measured: its quantity.</summary>
    UnattributedUnprotected,

    /// <summary>It is closed at market; the reason says why. Measured: its quantity.</summary>
    UnattributedClosing,

    /// <summary>The venue is asked what became of an order. Measured: ns since something of it was heard, and how long that may be, 0 when
    /// it is asked for without waiting; the reject says what left the doubt.</summary>
    OrderLookedUp,

    /// <summary>The venue knows the order. Quantity: what it filled of it that was not told; it is booked.</summary>
    OrderFound,

    /// <summary>The venue does not know the order, and would not take it any more: it is treated as never sent. Measured and limit: ns.</summary>
    OrderNeverSent,

    /// <summary>The venue tells of an order that was taken to be done, or never sent. Quantity: of its fill, which belongs to no strategy; 0 while it is only open, and then
    /// it is cancelled.</summary>
    OrderTurnedUp,

    /// <summary>The correlation of an open position's symbol with a leader was taken anew. Measured: -1 to 1.</summary>
    CorrelationMeasured,

    /// <summary>An exit waits for the end of legs that would sell what it sells, or that hold it on spot. Measured: of the nearest leg's trigger, ppm.</summary>
    ExitHeld,

    /// <summary>They did not end in time: it goes all the same. Measured and limit: ns.</summary>
    ExitHeldTooLong,

    /// <summary>A fee was taken off what was bought. Amount and measured: what is left below a lot and belongs to <c>DUST</c>, in base asset.</summary>
    DustChanged,

    /// <summary>A fee in an asset without a rate is in no row's fees. Amount and measured: in that asset.</summary>
    FeeUnconverted,

    /// <summary>What is left of a position on spot is worth less than the venue sells: it stays, nothing is sent for it, and it is closed when it is worth enough.
    /// Measured and limit: notional.</summary>
    HeldAsDust,
}
