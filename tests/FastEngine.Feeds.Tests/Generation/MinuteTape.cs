using FastEngine.Core;
using FastEngine.Feeds.Generation;

namespace FastEngine.Feeds.Tests.Generation;

/// <summary>Trades of one symbol as equal slices of time: log returns of the bid, traded volume, and its signed share.</summary>
internal sealed class MinuteTape
{
    public MinuteTape(List<SyntheticTrade> trades, long sliceNs)
    {
        var closes = new List<double>();
        foreach (var slice in trades.GroupBy(t => t.TimeNs / sliceNs))
        {
            closes.Add(Math.Log(slice.Last().BestBid));
            Volumes.Add(slice.Sum(t => (double)t.Quantity));
            Flows.Add(slice.Sum(t => t.Aggressor == Side.Buy ? (double)t.Quantity : -t.Quantity) / Volumes[^1]);
        }

        for (var i = 1; i < closes.Count; i++) Returns.Add(closes[i] - closes[i - 1]);
    }

    public List<double> Returns { get; } = [];

    public List<double> Volumes { get; } = [];

    /// <summary>(Buy - sell) share of the volume.</summary>
    public List<double> Flows { get; } = [];

    public double Deviation => Math.Sqrt(Returns.Average(r => r * r));

    public static SyntheticMarketOptions Options(MarketRegime? regime, ulong seed, int hours) => new()
    {
        Seed = seed,
        Model = MarketModel.LatentBook,
        Symbols = [SyntheticSymbols.Demo(Market.UsdMargined)[0] with { TradesPerSecond = 3 }],
        Regimes = regime is { } always ? [new RegimePeriod(always, 24 * EngineTime.NsPerHour)] : null,
        DurationNs = hours * EngineTime.NsPerHour,
    };

    public static double Autocorrelation(IReadOnlyList<double> values, int lag) => Correlation(values.SkipLast(lag).ToArray(), values.Skip(lag).ToArray());

    public static double Correlation(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        double meanX = x.Average(), meanY = y.Average(), xy = 0, xx = 0, yy = 0;
        for (var i = 0; i < x.Count; i++)
        {
            xy += (x[i] - meanX) * (y[i] - meanY);
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }

        return xy / Math.Sqrt(xx * yy);
    }
}
