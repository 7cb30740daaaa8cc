namespace FastEngine.Host.Backtesting;

/// <summary>What a backtest is cut into; slices do not share capital.</summary>
internal enum SliceKind
{
    None,
    Symbol,
    Day,
    SymbolDay,
}
