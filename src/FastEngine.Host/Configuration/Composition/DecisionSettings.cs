using FastEngine.Signals.Confluence;
using FastEngine.Signals.Decisions;
using FastEngine.Signals.Regimes;

namespace FastEngine.Host.Configuration;

/// <summary>From knobs to what the four-level strategy reads.</summary>
public static class DecisionSettings
{
    private const decimal Percent = 100;

    public static DecisionOptions Of(ResolvedConfig config) => new()
    {
        Mode = config.Get(Knobs.Decision.Mode),
        CascadeWindowsNs = config.Get(Knobs.Cascade.Windows),
        CascadeMinRatio = (double)config.Get(Knobs.Decision.CascadeMinRatio),
        CascadeMinTrades = config.Get(Knobs.Cascade.MinTrades),
        Bounce = new BounceOptions
        {
            Min = (double)config.Get(Knobs.Bounce.Min),
            MinVolumeRatio = (double)config.Get(Knobs.Bounce.VolumeRatio),
            VolumeCandles = config.Get(Knobs.Bounce.VolumeCandles),
            MinRangeTicks = config.Get(Knobs.Bounce.MinRangeTicks),
            SpeedWindowNs = config.Get(Knobs.Bounce.SpeedWindow),
            WickWeight = (double)config.Get(Knobs.Bounce.WickWeight),
            CloseWeight = (double)config.Get(Knobs.Bounce.CloseWeight),
            SpeedWeight = (double)config.Get(Knobs.Bounce.SpeedWeight),
        },
        OrderFlowWindowNs = config.Get(Knobs.Confluence.OrderFlowWindow),
        Confluence = new ConfluenceScore(
            [.. config.Get(Knobs.Confluence.Primaries).Select(name => ConfluenceRegistry.Primaries.Create(name, config))],
            [.. config.Get(Knobs.Confluence.Filters).Select(part => (ConfluenceRegistry.Filters.Create(part.Name, config), (double)part.Weight))]),
        Required = Required(config),
    };

    private static RequiredScore Required(ResolvedConfig config)
    {
        // ATR grows with the square root of the time that it is measured over.
        var scale = Math.Sqrt((double)config.Get(Knobs.Candles.Timeframes)[^1] / RegimeOptions.AtrBaseTimeframeNs);
        return new RequiredScore(
            Base: (double)config.Get(Knobs.Confluence.Required),
            LowVolatilityExtra: (double)config.Get(Knobs.Confluence.LowVolatilityExtra),
            HighVolatilityDiscount: (double)config.Get(Knobs.Confluence.HighVolatilityDiscount),
            LowAtrFraction: (double)(config.Get(Knobs.Confluence.LowAtrPct) / Percent) * scale,
            HighAtrFraction: (double)(config.Get(Knobs.Confluence.HighAtrPct) / Percent) * scale);
    }
}
