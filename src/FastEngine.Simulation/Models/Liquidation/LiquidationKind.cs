namespace FastEngine.Simulation.Models.Liquidation;

/// <summary>What margin a position has before the venue closes it.</summary>
public enum LiquidationKind : byte
{
    None,

    /// <summary>Its own: entry notional over the leverage.</summary>
    Isolated,

    /// <summary>The whole account's equity, shared by all positions.</summary>
    Cross,
}
