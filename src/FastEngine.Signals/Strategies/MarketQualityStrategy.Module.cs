using FastEngine.Core;

namespace FastEngine.Signals.Strategies;

// Its section of the configuration.
public sealed partial class MarketQualityStrategy
{
    private const decimal PpmStep = 0.0001m;

    private static readonly TextSetting Inner = new("strategy", BidAskBounceStrategy.Key, "The strategy that is let through, by its name and with its own section.");
    private static readonly DecimalSetting RequiredScore = new("threshold", "60", 0, 99, "Score from which on entries are let through.") { Unit = "points" };
    private static readonly DecimalSetting Hysteresis = new("hysteresis", "5", 0, 99, "How far it may fall below again.") { Unit = "points" };
    private static readonly DecimalSetting LeastSize = new("least_size_pct", "50", 1, 100, "Part of the size at the threshold; all of it at 100 points.") { Unit = "%", Step = PpmStep };
    private static readonly DurationSetting Window = new("window", "1m", EngineTime.NsPerSecond, 10 * EngineTime.NsPerMinute, EngineTime.NsPerSecond, "Over which spread and depth are averaged and movement is measured.");
    private static readonly DurationSetting VolumeWindow = new("volume.window", "5m", EngineTime.NsPerSecond, EngineTime.NsPerHour, EngineTime.NsPerSecond, "Over which volume is counted.");
    private static readonly DecimalSetting BestSpread = new("spread.best_pct", "0.01", 0, 10, "Mean spread that is worth 100 points.") { Unit = "%", Step = PpmStep };
    private static readonly DecimalSetting WorstSpread = new("spread.worst_pct", "0.1", 0.0001m, 10, "Mean spread that is worth none.") { Unit = "%", Step = PpmStep };
    private static readonly DecimalSetting FullDepth = new("depth.full_usd", "200000", 1, 1_000_000_000, "Mean value at the best bid and ask that is worth 100 points.") { Unit = "quote currency" };
    private static readonly DecimalSetting FullVolume = new("volume.full_usd", "5000000", 1, 1_000_000_000_000, "Value traded that is worth 100 points.") { Unit = "quote currency" };
    private static readonly DecimalSetting WorstRange = new("stability.worst_pct", "0.2", 0.0001m, 100, "Movement that is worth none.") { Unit = "%", Step = PpmStep };
    private static readonly DecimalSetting SpreadWeight = new("weights.spread", "1", 0.001m, 100, "Weight of the spread.");
    private static readonly DecimalSetting DepthWeight = new("weights.depth", "1", 0, 100, "Weight of the depth.");
    private static readonly DecimalSetting VolumeWeight = new("weights.volume", "1", 0, 100, "Weight of the volume.");
    private static readonly DecimalSetting StabilityWeight = new("weights.stability", "1", 0, 100, "Weight of the stability.");

    public static StrategyModule Module { get; } = new()
    {
        Name = Key,
        Settings =
        [
            Inner, RequiredScore, Hysteresis, LeastSize, Window, VolumeWindow, FullVolume, BestSpread, WorstSpread, FullDepth, WorstRange,
            SpreadWeight, DepthWeight, VolumeWeight, StabilityWeight,
        ],
        WindowsNs = settings => [settings.Get(VolumeWindow)],
        Runs = settings => [settings.Get(Inner)],
        Read = Read,
    };

    private static Func<Strategy> Read(StrategyInputs inputs)
    {
        var settings = inputs.Settings;
        var name = settings.Get(Inner);
        if (name == Key) throw new ArgumentException($"{Key}.strategy is {Key} itself");
        var make = inputs.Make(name) ?? throw new ArgumentException($"{Key}.strategy: '{name}' is not a strategy");
        if (settings.Get(BestSpread) >= settings.Get(WorstSpread)) throw new ArgumentException($"{Key}: spread.best_pct must be below spread.worst_pct");
        var options = new MarketQualityOptions
        {
            Threshold = (double)settings.Get(RequiredScore), Hysteresis = (double)settings.Get(Hysteresis), LeastSizePpm = Ppm(settings.Get(LeastSize)),
            Quality = new QualityOptions
            {
                WindowNs = settings.Get(Window), VolumeWindowNs = settings.Get(VolumeWindow), BestSpreadPpm = Ppm(settings.Get(BestSpread)), WorstSpreadPpm = Ppm(settings.Get(WorstSpread)),
                FullDepth = (double)settings.Get(FullDepth), FullVolume = (double)settings.Get(FullVolume), WorstRangePpm = Ppm(settings.Get(WorstRange)),
                SpreadWeight = (double)settings.Get(SpreadWeight), DepthWeight = (double)settings.Get(DepthWeight), VolumeWeight = (double)settings.Get(VolumeWeight),
                StabilityWeight = (double)settings.Get(StabilityWeight),
            },
        };
        return () => new MarketQualityStrategy(options, make());
    }

    private static int Ppm(decimal percent) => (int)(percent / PpmStep);
}
