namespace FastEngine.Trading.Portfolio;

/// <summary>How volatile a symbol is; medium while nothing is known.</summary>
internal enum VolatilityRegime : byte
{
    Medium,
    Low,
    High,
}
