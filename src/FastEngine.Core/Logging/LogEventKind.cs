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

    // 400: the slow rings, as the hot side sees them
    [LogText(LogLevel.Error, "The ledger spills to disk: {fill:P1} of its overflow is in use.")]
    LedgerSpilling = 400,

    [LogText(LogLevel.Warning, "Telemetry dropped {count} events of kind {kind}.")]
    TelemetryDropped = 401,
}
