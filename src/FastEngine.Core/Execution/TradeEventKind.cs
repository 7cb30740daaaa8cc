namespace FastEngine.Core.Execution;

/// <summary>What a slot of the trade ring carries.</summary>
public enum TradeEventKind : byte
{
    None,
    Signal,
    ExitRequest,
    CandleClose,
    SymbolView,
    OrderReport,
    Clock,
    Command,

    /// <summary>The exit monitor has looked at a position.</summary>
    ExitCheck,

    /// <summary>What a venue tells beside reports on our orders.</summary>
    VenueUpdate,
}
