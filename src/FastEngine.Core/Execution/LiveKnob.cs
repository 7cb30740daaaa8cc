namespace FastEngine.Core.Execution;

/// <summary>Knobs of the trade thread that change while it runs. The value is in the unit of <c>TradingOptions</c>.</summary>
public enum LiveKnob : byte
{
    None,

    /// <summary>Part of the equity that a position may lose at its stop, parts per million.</summary>
    RiskPpm,

    /// <summary>Open and pending strategy positions.</summary>
    MaxPositions,

    /// <summary>Notional over equity of everything, parts per million.</summary>
    TotalExposurePpm,

    /// <summary>Notional over equity of a symbol, parts per million.</summary>
    SymbolExposurePpm,

    /// <summary>On margined markets.</summary>
    Leverage,
}
