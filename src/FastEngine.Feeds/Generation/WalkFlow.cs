using FastEngine.Core;

namespace FastEngine.Feeds.Generation;

/// <summary>The model <see cref="MarketModel.RandomWalk"/>: what comes next does not depend on anything that came before.</summary>
/// <remarks>Orders arrive as a Poisson process, each from either side by a fair coin, and move nothing. The price is a martingale: it goes up and
/// down by normal noise with the time that passed, as many percent up as down on average. So nobody can know better than the last price, and whatever a
/// search finds on such a tape is chance: the control that a search for parameters is tried on.</remarks>
internal sealed class WalkFlow : SymbolFlow
{
    // One regime for ever: it is a label only, and a schedule must have one.
    private static readonly RegimePeriod[] OneRegime = [new(MarketRegime.Range, EngineTime.NsPerHour)];

    private readonly double _volatility;
    private readonly double _ordersPerSecond;
    private double _fair;

    public WalkFlow(SyntheticSymbol symbol, double tradesPerSecond, SyntheticMarketOptions options)
        : base(symbol with { Regimes = OneRegime }, options, RegimeProfile.Odds)
    {
        _volatility = symbol.VolatilityBps * 1e-4;
        _ordersPerSecond = tradesPerSecond / OrderSize.MeanTrades;
        _fair = (double)symbol.StartPrice / symbol.Tick + 0.5;
        BeginNext();
    }

    public override void BeginNext()
    {
        var seconds = Random.NextExponential() / _ordersPerSecond;
        TimeNs += (long)(seconds * EngineTime.NsPerSecond);

        // The price itself, not its logarithm, has the mean of what it was. Below one tick there is no price.
        _fair = Math.Max(1.5, _fair * (1 + _volatility * Math.Sqrt(seconds) * Random.NextGaussian()));
        Begin(Random.NextBool(0.5) ? Side.Buy : Side.Sell, _fair);
    }
}
