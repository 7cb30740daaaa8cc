using FastEngine.Signals;

namespace FastEngine.Host.Configuration;

/// <summary>The different windows of a symbol fit its fixed state.</summary>
public sealed class WindowCountRule : IConfigRule
{
    public IReadOnlyList<Knob> Knobs { get; } =
    [
        Configuration.Knobs.Windows.Imbalance, Configuration.Knobs.Windows.Cvd, Configuration.Knobs.Windows.Stats,
        Configuration.Knobs.Windows.LargeTradeWindow, Configuration.Knobs.Windows.ExhaustionShort, Configuration.Knobs.Windows.ExhaustionLong,
    ];

    public string? Check(ResolvedConfig config)
    {
        var windows = new HashSet<(long Ns, bool IsExact)>();
        foreach (var ns in config.Get(Configuration.Knobs.Windows.Imbalance)) windows.Add((ns, IsExact(ns)));
        var exhaustion = config.Get(Configuration.Knobs.Windows.ExhaustionShort);
        windows.Add((exhaustion, IsExact(exhaustion)));
        windows.Add((config.Get(Configuration.Knobs.Windows.Cvd), false));
        windows.Add((config.Get(Configuration.Knobs.Windows.Stats), false));
        windows.Add((config.Get(Configuration.Knobs.Windows.LargeTradeWindow), false));
        windows.Add((config.Get(Configuration.Knobs.Windows.ExhaustionLong), false));
        if (windows.Count > SymbolState.MaxWindows) return $"these are {windows.Count} different windows; a symbol can keep {SymbolState.MaxWindows}";
        return windows.Any(window => window.IsExact) ? null : "one of the windows must be 60 s or less";
    }

    private static bool IsExact(long ns) => ns <= SignalOptions.MaxExactWindowNs;
}
