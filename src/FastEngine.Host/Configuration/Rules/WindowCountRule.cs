using FastEngine.Signals;

namespace FastEngine.Host.Configuration;

/// <summary>The different windows of a symbol fit its fixed state.</summary>
public sealed class WindowCountRule : IConfigRule
{
    public IReadOnlyList<Knob> Knobs { get; } =
    [
        Configuration.Knobs.Windows.Imbalance, Configuration.Knobs.Windows.Cvd, Configuration.Knobs.Windows.Stats,
        Configuration.Knobs.Windows.LargeTradeWindow, Configuration.Knobs.Windows.ExhaustionShort, Configuration.Knobs.Windows.ExhaustionLong,
        Configuration.Knobs.Cascade.Windows, Configuration.Knobs.Exit.CascadeWindows, Configuration.Knobs.Confluence.OrderFlowWindow,
        Configuration.Knobs.Dump.FlowWindow, Configuration.Knobs.Strategies.Enabled,
        .. Configuration.Knobs.Strategies.Own.SelectMany(own => own.Settings),
    ];

    public string? Check(ResolvedConfig config)
    {
        var windows = new HashSet<(long Ns, bool IsExact)>();
        foreach (var ns in MaybeExact(config)) windows.Add((ns, IsExact(ns)));
        windows.Add((config.Get(Configuration.Knobs.Windows.Cvd), false));
        windows.Add((config.Get(Configuration.Knobs.Windows.Stats), false));
        windows.Add((config.Get(Configuration.Knobs.Windows.LargeTradeWindow), false));
        windows.Add((config.Get(Configuration.Knobs.Windows.ExhaustionLong), false));
        if (windows.Count > SymbolState.MaxWindows) return $"these are {windows.Count} different windows; a symbol can keep {SymbolState.MaxWindows}";
        return windows.Any(window => window.IsExact) ? null : "one of the windows must be 60 s or less";
    }

    /// <summary>Windows that count every trade when they are short enough; the others always count whole seconds.</summary>
    internal static IEnumerable<long> MaybeExact(ResolvedConfig config) =>
    [
        .. config.Get(Configuration.Knobs.Windows.Imbalance), config.Get(Configuration.Knobs.Windows.ExhaustionShort),
        .. config.Get(Configuration.Knobs.Cascade.Windows), .. config.Get(Configuration.Knobs.Exit.CascadeWindows),
        config.Get(Configuration.Knobs.Confluence.OrderFlowWindow), config.Get(Configuration.Knobs.Dump.FlowWindow),
        .. OfStrategies(config),
    ];

    /// <summary>What the enabled strategies want beside the configured ones.</summary>
    internal static IEnumerable<long> OfStrategies(ResolvedConfig config) =>
        Configuration.Knobs.Strategies.Running(config).SelectMany(own => own.Module.WindowsNs(own.Values(config)));

    private static bool IsExact(long ns) => ns <= SignalOptions.MaxExactWindowNs;
}
