using FastEngine.Core;

namespace FastEngine.Signals.Strategies;

// Its section of the configuration.
public sealed partial class BidAskBounceStrategy
{
    private const decimal PpmStep = 0.0001m;

    private static readonly DecimalSetting MinSpread = new("min_spread_pct", "0", 0, 1, "Spreads below it are left alone: what is earned is the spread less two fees.") { Unit = "%", Step = PpmStep };
    private static readonly DecimalSetting MaxSpread = new("max_spread_pct", "0.1", 0, 1, "Spreads above it are left alone.") { Unit = "%", Step = PpmStep };
    private static readonly DecimalSetting MinDepth = new("min_depth_usd", "50000", 0, 1_000_000_000, "Least value of what stands at the best bid and ask together.") { Unit = "quote currency" };
    private static readonly DurationSetting RangeWindow = new("range.window", "30s", EngineTime.NsPerSecond, 10 * EngineTime.NsPerMinute, EngineTime.NsPerSecond, "Over which the movement of the middle is measured.");
    private static readonly DecimalSetting MaxRange = new("range.max_pct", "0.1", 0, 10, "A market that moved further is not calm: no entries.") { Unit = "%", Step = PpmStep };
    private static readonly DecimalSetting Spike = new("range.spike_pct", "0.2", 0, 10, "One that moved further than this is left at market.") { Unit = "%", Step = PpmStep };
    private static readonly DurationSetting FlowWindow = new("flow.window", "15s", EngineTime.NsPerSecond, EngineTime.NsPerMinute, EngineTime.NsPerSecond, "Window of the order flow that keeps entries away.");
    private static readonly DecimalSetting MaxFlow = new("flow.max_ratio", "5", 1, 1000, "No entry against an order flow more one-sided than this.") { Unit = "x" };
    private static readonly DurationSetting OrderLife = new("order_life", "5s", 100 * EngineTime.NsPerMs, EngineTime.NsPerHour, EngineTime.NsPerMs, "How long an entry waits at the touch.");
    private static readonly DurationSetting MaxHold = new("max_hold", "1m", EngineTime.NsPerSecond, EngineTime.NsPerHour, EngineTime.NsPerMs, "How long a position waits for its target, before it leaves at market.");
    private static readonly DecimalSetting Target = new("target_pct", "0", 0, 10, "Least distance of the target; the other side of the spread where that is further.") { Unit = "%", Step = PpmStep };
    private static readonly DecimalSetting Stop = new("stop_pct", "0.1", 0, 10, "Distance of the stop from the entry, within stop.min_pct and stop.max_pct.") { Unit = "%", Step = PpmStep };
    private static readonly DecimalSetting MaxInventory = new("inventory.max_usd", "1000", 0, 1_000_000_000, "Value of its net position at which it adds no more on that side.") { Unit = "quote currency" };
    private static readonly BooleanSetting BothSides = new("both_sides", "true", "Whether it waits on both sides at once, as hedge mode allows; else on the one that more stands at.");

    public static StrategyModule Module { get; } = new()
    {
        Name = Key,
        Settings = [MinSpread, MaxSpread, MinDepth, RangeWindow, MaxRange, Spike, FlowWindow, MaxFlow, OrderLife, MaxHold, Target, Stop, MaxInventory, BothSides],
        WindowsNs = settings => [settings.Get(FlowWindow)],
        Read = inputs =>
        {
            var options = Of(inputs.Settings);
            return () => new BidAskBounceStrategy(options);
        },
    };

    private static BidAskBounceOptions Of(StrategySettings settings) => new()
    {
        MinSpreadPpm = Ppm(settings.Get(MinSpread)), MaxSpreadPpm = Ppm(settings.Get(MaxSpread)), MinDepth = (double)settings.Get(MinDepth),
        RangeWindowNs = settings.Get(RangeWindow), MaxRangePpm = Ppm(settings.Get(MaxRange)), SpikePpm = Ppm(settings.Get(Spike)),
        FlowWindowNs = settings.Get(FlowWindow), MaxFlow = (double)settings.Get(MaxFlow), OrderLifeNs = settings.Get(OrderLife), MaxHoldNs = settings.Get(MaxHold),
        TargetPpm = Ppm(settings.Get(Target)), StopPpm = Ppm(settings.Get(Stop)), MaxInventory = (double)settings.Get(MaxInventory), BothSides = settings.Get(BothSides),
    };

    private static int Ppm(decimal percent) => (int)(percent / PpmStep);
}
