using FastEngine.Core;
using FastEngine.Feeds.Generation;

namespace FastEngine.Host.Running;

/// <summary>The market of the demo: five symbols whose regimes come from the seed, and three that never trend.</summary>
/// <remarks>Why so long and so slow: <c>docs/decisions/0014-demo-market.md</c>.</remarks>
internal static class DemoMarket
{
    /// <summary>Symbols that have names and regimes of their own.</summary>
    public const int KnownSymbols = 8;

    /// <summary>Of the market, with the default configuration: nothing is traded before.</summary>
    public const long WarmUpNs = 30 * EngineTime.NsPerHour;

    public const string DefaultDuration = "14d";
    public const double DefaultRate = 20;

    /// <summary>For who sees it for the first time.</summary>
    public const string About = "This is a demonstration. The market is generated, its dates are invented, and trades are on paper: no exchange, no real money.";

    /// <param name="symbols">8 for the known ones, another number for invented ones.</param>
    public static SyntheticMarketOptions Options(ulong seed, long durationNs, double tradesPerSecond, int symbols) => new()
    {
        Seed = seed,
        DurationNs = durationNs,
        TradesPerSecond = tradesPerSecond,
        Model = MarketModel.LatentBook,
        Symbols = symbols == KnownSymbols ? Known() : SyntheticSymbols.Many(symbols),
    };

    private static SyntheticSymbol[] Known() => [.. SyntheticSymbols.Demo(Market.UsdMargined).Select(symbol => symbol.Name switch
    {
        "ADAUSDT" => Always(symbol, MarketRegime.Range),
        "DOGEUSDT" => Always(symbol, MarketRegime.Chaotic),
        "LTCUSDT" => Always(symbol, MarketRegime.Quiet),
        _ => symbol,
    })];

    private static SyntheticSymbol Always(SyntheticSymbol symbol, MarketRegime regime) =>
        symbol with { Regimes = [new RegimePeriod(regime, 24 * EngineTime.NsPerHour)] };
}
