using FastEngine.Core;

namespace FastEngine.Simulation.Paper;

/// <summary>Fee rates by market. The defaults are the exchange's for a customer without volume or discount.</summary>
public sealed record FeeSchedule
{
    public FeeRates Spot { get; init; } = new(Taker: 1_000_000, Maker: 1_000_000);

    public FeeRates UsdMargined { get; init; } = new(Taker: 500_000, Maker: 200_000);

    public FeeRates CoinMargined { get; init; } = new(Taker: 500_000, Maker: 200_000);

    public FeeRates Of(Market market) => market switch
    {
        Market.Spot => Spot,
        Market.UsdMargined => UsdMargined,
        Market.CoinMargined => CoinMargined,
        _ => throw new ArgumentOutOfRangeException(nameof(market), market, "no fees for this market"),
    };
}
