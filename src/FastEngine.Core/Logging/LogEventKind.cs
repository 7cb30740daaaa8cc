namespace FastEngine.Core.Logging;

/// <summary>Every event that a hot thread can log: its id, level and text. An id, once released, keeps its meaning.</summary>
public enum LogEventKind : ushort
{
    [LogText(LogLevel.Warning, "An event that this list does not have was logged: {a} {b} {c} {d}.")]
    Unknown = 0,

    // 100: feeds and inbound rings
    [LogText(LogLevel.Warning, "The inbound ring of shard {shard} was full and refused {count} ticks.")]
    InboundRefused = 100,

    [LogText(LogLevel.Warning, "{instrument}: trade ids {first} to {last} are missing.")]
    TradeGap = 101,

    [LogText(LogLevel.Information, "{instrument}: trade {tradeId} came again and was left out.")]
    TradeRepeated = 102,

    [LogText(LogLevel.Warning, "{instrument}: trade {tradeId} came {lateNs:duration} late and was left out.")]
    TradeLate = 103,

    [LogText(LogLevel.Warning, "{instrument}: nothing came for {silenceNs:duration}.")]
    FeedSilent = 104,

    // 200: shards
    [LogText(LogLevel.Information, "Shard {shard} is warm: {count} instruments are ready at {timeNs:time}.")]
    ShardWarm = 200,

    [LogText(LogLevel.Debug, "{instrument}: confluence {score:F2} at {price:price}, signal level {signalLevel}.")]
    Decision = 201,

    [LogText(LogLevel.Warning, "Shard {shard} waited for its output ring {count} times.")]
    ShardOutputWaited = 202,

    // 300: trading
    // A sale's quantity is negative; a market order has the last price when it was decided.
    [LogText(LogLevel.Information, "{instrument}: order {order} is placed, {quantity:quantity} at {price:price}.")]
    OrderPlaced = 300,

    [LogText(LogLevel.Information, "{instrument}: order {order} filled {quantity:quantity} at {price:price}.")]
    OrderFilled = 301,

    [LogText(LogLevel.Warning, "{instrument}: order {order} was rejected, reason {reason}.")]
    OrderRejected = 302,

    [LogText(LogLevel.Warning, "{instrument}: order {order} was held back, the journal is {behind} records behind.")]
    OrderHeld = 303,

    [LogText(LogLevel.Fatal, "The kill switch is on, reason {reason}: no new position is opened.")]
    KillSwitchOn = 304,

    [LogText(LogLevel.Information, "The kill switch is off.")]
    KillSwitchOff = 305,

    [LogText(LogLevel.Information, "{instrument}: order {order} was cancelled, {remaining:quantity} were open.")]
    OrderCancelled = 306,

    [LogText(LogLevel.Debug, "{instrument}: the cancellation of order {order} was asked for.")]
    CancelRequested = 307,

    [LogText(LogLevel.Information, "{instrument}: position {position} opened by order {order}, {quantity:quantity} at {price:price}.")]
    PositionOpened = 308,

    [LogText(LogLevel.Information, "{instrument}: {quantity:quantity} of position {position} closed by order {order}, profit {profit:F2}, reason {reason}.")]
    PositionClosed = 309,

    [LogText(LogLevel.Debug, "{instrument}: position {position} is to be closed at {price:price}, reason {reason}.")]
    ExitRequested = 310,

    [LogText(LogLevel.Warning, "{instrument}: exit order {order} was refused or ended unfilled, reason {reason}.")]
    ExitFailed = 311,

    [LogText(LogLevel.Debug, "{instrument}: a signal was refused, cause {cause}: {measured} against {limit}.")]
    SignalRefused = 312,

    [LogText(LogLevel.Warning, "Knob {knob} changed from {before} to {after}, by {origin}.")]
    KnobChanged = 313,

    [LogText(LogLevel.Warning, "{instrument}: entries changed from {before} to {after}, 1 allowed and 0 stopped, by {origin}.")]
    EntriesChanged = 314,

    [LogText(LogLevel.Warning, "A command of kind {command} with {value} was refused, cause {cause}.")]
    CommandRefused = 315,

    [LogText(LogLevel.Warning, "{count} positions are to be closed by a command, {closing} of them began to now; by {origin}.")]
    PositionsClosing = 316,

    // 320: protection
    [LogText(LogLevel.Information, "{instrument}: position {position} is protected after {nakedNs:duration}.")]
    Protected = 320,

    [LogText(LogLevel.Debug, "{instrument}: leg {order} of position {position} is attached at {price:price}.")]
    LegAttached = 321,

    [LogText(LogLevel.Warning, "{instrument}: the venue refused leg {order} of position {position}, reason {reason}.")]
    LegRefused = 322,

    [LogText(LogLevel.Warning, "{instrument}: leg {leg} of position {position} is missing at the venue.")]
    LegMissing = 323,

    [LogText(LogLevel.Information, "{instrument}: leg {order} of position {position} was placed again at {price:price}.")]
    LegRestored = 324,

    [LogText(LogLevel.Warning, "{instrument}: the venue does not show position {position}.")]
    PositionNotShown = 325,

    [LogText(LogLevel.Warning, "{instrument}: the stop of position {position} was passed before its leg could be placed; it is closed.")]
    StopPassed = 326,

    [LogText(LogLevel.Error, "{instrument}: the venue refused a leg of position {position} for margin.")]
    MarginShort = 327,

    [LogText(LogLevel.Error, "{instrument}: position {position} was without protection for {nakedNs:duration}; it is closed.")]
    NakedTooLong = 328,

    [LogText(LogLevel.Error, "{instrument}: position {position} missed the deadline of its exit: {measuredNs:duration} of {limitNs:duration}.")]
    ExitDeadlineMissed = 329,

    [LogText(LogLevel.Error, "{instrument}: the exit of position {position} left by the backup path.")]
    BackupExitSent = 330,

    [LogText(LogLevel.Warning, "{instrument}: the venue has said nothing of order {order} of position {position} for {silentNs:duration}; it is asked for it.")]
    OrderLookedUp = 331,

    [LogText(LogLevel.Error, "{instrument}: the venue never got order {order} of position {position}.")]
    OrderNeverSent = 332,

    [LogText(LogLevel.Error, "{instrument}: order {order} of position {position} turned up after it was taken for never sent; {quantity:quantity} of it filled, for no strategy.")]
    OrderTurnedUp = 333,

    // 340: triggers, drawdown, portfolio
    [LogText(LogLevel.Error, "Trigger {trigger} of the kill switch tripped: {measured} against {limit}.")]
    TriggerTripped = 340,

    [LogText(LogLevel.Information, "Trigger {trigger} of the kill switch is reset.")]
    TriggerReset = 341,

    [LogText(LogLevel.Error, "Rung {rung} of the day's drawdown ladder: {measured:F0} of {limit:F0} ppm.")]
    DrawdownRung = 342,

    [LogText(LogLevel.Warning, "{instrument} is silent for {measuredNs:duration}; nothing is entered in it.")]
    SymbolSilent = 343,

    [LogText(LogLevel.Error, "The margin buffer is {measured:F0} ppm, below {limit:F0}; the worst position is closed.")]
    MarginBufferLow = 344,

    [LogText(LogLevel.Warning, "The portfolio's health is {score:F1}, below {limit:F0}: level {healthLevel}.")]
    HealthLow = 345,

    [LogText(LogLevel.Information, "The portfolio's health is {score:F1}, above all thresholds.")]
    HealthRestored = 346,

    [LogText(LogLevel.Warning, "{instrument}: position {position} is held for {measuredNs:duration}, longer than {limitNs:duration}.")]
    HoldAlert = 347,

    [LogText(LogLevel.Warning, "Flattening everything would take {measuredNs:duration}, longer than {limitNs:duration}; nothing is entered.")]
    TimeToFlatHigh = 348,

    [LogText(LogLevel.Information, "{instrument}: the stop of position {position} is tightened to {price:price}, cause {cause}.")]
    StopTightened = 349,

    // 360: attribution
    [LogText(LogLevel.Error, "{instrument}: {quantity:quantity} belongs to no strategy; nothing is entered in it.")]
    ResidueFound = 360,

    [LogText(LogLevel.Information, "{instrument}: nothing is without a strategy any more.")]
    ResidueCleared = 361,

    [LogText(LogLevel.Warning, "{instrument}: {quantity:quantity} filled at {price:price} by an order that is not ours, reason {reason}.")]
    ForeignFill = 362,

    [LogText(LogLevel.Warning, "{instrument}: the venue shows {venues:quantity}, and we have {ours:quantity}.")]
    VenueDiffers = 363,

    [LogText(LogLevel.Error, "{instrument}: the venue still shows {venues:quantity}: taken to be right, ours changed by {quantity:quantity}.")]
    VenueCorrected = 364,

    [LogText(LogLevel.Error, "{instrument}: strategies had {quantity:quantity} that the venue has not; closed here.")]
    UnbackedClosed = 365,

    [LogText(LogLevel.Error, "{instrument}: {quantity:quantity} belongs to no strategy and has no stop at the venue.")]
    UnattributedUnprotected = 366,

    // 380: defensive trade management
    [LogText(LogLevel.Information, "{instrument}: position {position} goes from state {from} to {to}, score {score:F2}.")]
    DtmsTransition = 380,

    [LogText(LogLevel.Warning, "{instrument}: position {position} is hedged with {quantity:quantity} by position {hedge}.")]
    HedgeOpened = 381,

    [LogText(LogLevel.Warning, "{instrument}: position {position} could not be hedged, cause {cause}.")]
    HedgeFailed = 382,

    [LogText(LogLevel.Information, "{instrument}: the hedge {hedge} of position {position} is closed, cause {cause}.")]
    HedgeClosed = 383,

    // 400: the slow rings, as the hot side sees them
    [LogText(LogLevel.Error, "The ledger spills to disk: {fill:P1} of its overflow is in use.")]
    LedgerSpilling = 400,

    [LogText(LogLevel.Warning, "Telemetry dropped {count} events of kind {kind}.")]
    TelemetryDropped = 401,

    [LogText(LogLevel.Error, "The journal cannot be written; {records} records are.")]
    JournalUnwritable = 402,

    [LogText(LogLevel.Warning, "The journal is written again; {records} records are.")]
    JournalWritable = 403,

    [LogText(LogLevel.Warning, "{count} events of the market are missing from the journal.")]
    JournalGap = 404,

    [LogText(LogLevel.Warning, "The ledger's overflow is emptying: {fill:P1} is in use.")]
    LedgerRelieved = 405,
}
