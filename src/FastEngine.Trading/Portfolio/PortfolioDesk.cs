using FastEngine.Trading.Parts;

namespace FastEngine.Trading.Portfolio;

/// <summary>Correlations, leaders, health, regimes, hold times and sessions.</summary>
internal sealed class PortfolioDesk : TradePart
{
}
