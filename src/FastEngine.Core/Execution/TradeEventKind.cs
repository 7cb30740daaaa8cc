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
}
