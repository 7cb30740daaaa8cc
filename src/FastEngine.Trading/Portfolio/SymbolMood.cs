namespace FastEngine.Trading.Portfolio;

/// <summary>What the last view of a symbol said, as far as the portfolio cares.</summary>
internal struct SymbolMood
{
    /// <summary>Sides that trades of 30 s, and the volume of the last bars, take: 1 buyers, -1 sellers, 0 neither.</summary>
    public sbyte Flow;
    public sbyte Volume;

    public VolatilityRegime Regime;
}
