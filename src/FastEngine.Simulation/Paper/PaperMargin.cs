using FastEngine.Core;

namespace FastEngine.Simulation.Paper;

/// <summary>What the venue demands of orders that open: their notional over the leverage, out of a balance.</summary>
/// <param name="Balance">At the start, money; realised profit, fees and funding change it.</param>
/// <param name="Leverage">Of margined markets; spot has 1.</param>
public sealed record PaperMargin(Int128 Balance, int Leverage)
{
    internal const int MostLeverage = 125;

    internal int LeverageOf(Market market) => market == Market.Spot ? 1 : Leverage;
}
