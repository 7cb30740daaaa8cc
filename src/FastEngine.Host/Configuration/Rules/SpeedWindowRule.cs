using FastEngine.Signals;

namespace FastEngine.Host.Configuration;

/// <summary>The extremes that speed is measured from are found among the trades that the longest exact window keeps.</summary>
public sealed class SpeedWindowRule : IConfigRule
{
    public IReadOnlyList<Knob> Knobs { get; } =
    [
        Configuration.Knobs.Bounce.SpeedWindow, Configuration.Knobs.Windows.Imbalance, Configuration.Knobs.Windows.ExhaustionShort,
        Configuration.Knobs.Cascade.Windows, Configuration.Knobs.Exit.CascadeWindows, Configuration.Knobs.Confluence.OrderFlowWindow,
        Configuration.Knobs.Dump.FlowWindow,
    ];

    public string? Check(ResolvedConfig config)
    {
        var longest = WindowCountRule.MaybeExact(config).Where(ns => ns <= SignalOptions.MaxExactWindowNs).DefaultIfEmpty().Max();
        var speed = config.Get(Configuration.Knobs.Bounce.SpeedWindow);
        return longest == 0 || speed <= longest
            ? null
            : $"bounce.speed_window ({Duration.Format(speed)}) is longer than {Duration.Format(longest)}, the longest window of 60 s or less";
    }
}
