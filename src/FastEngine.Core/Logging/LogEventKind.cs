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

    [LogText(LogLevel.Warning, "Entries changed from {before} to {after}, by {origin}.")]
    EntriesChanged = 314,

    [LogText(LogLevel.Warning, "A command of kind {command} with {value} was refused, cause {cause}.")]
    CommandRefused = 315,

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
