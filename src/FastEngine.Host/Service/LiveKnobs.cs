using System.Globalization;
using FastEngine.Core.Execution;
using FastEngine.Host.Configuration;
using FastEngine.Trading;

namespace FastEngine.Host.Service;

/// <summary>The knobs that a running engine takes, by their names in the configuration and within its ranges.</summary>
internal static class LiveKnobs
{
    private const int PpmPerPercent = 10_000;

    private static readonly (Knob Knob, LiveKnob Live, int Units)[] All =
    [
        (Knobs.Sizing.RiskPct, LiveKnob.RiskPpm, PpmPerPercent), (Knobs.Positions.Max, LiveKnob.MaxPositions, 1),
        (Knobs.Exposure.TotalPct, LiveKnob.TotalExposurePpm, PpmPerPercent), (Knobs.Exposure.SymbolPct, LiveKnob.SymbolExposurePpm, PpmPerPercent),
        (Knobs.Account.Leverage, LiveKnob.Leverage, 1),
    ];

    /// <summary>As in the configuration.</summary>
    public static IReadOnlyList<string> Keys { get; } = [.. All.Select(one => one.Knob.Key)];

    /// <summary>What the trade thread has now, as a person would write it; null for a knob that it does not take while it runs.</summary>
    public static string? TextOf(Knob knob, TradeStage stage)
    {
        var found = Array.Find(All, one => one.Knob == knob);
        return found.Knob is null ? null : ((decimal)stage[found.Live] / found.Units).ToString("0.####", CultureInfo.InvariantCulture);
    }

    /// <summary>Whether a configuration says what the trade thread has.</summary>
    public static bool IsSame(Knob knob, ResolvedConfig config, string text) => decimal.Parse(config.TextOf(knob), CultureInfo.InvariantCulture) == decimal.Parse(text, CultureInfo.InvariantCulture);

    /// <param name="key">As in the configuration.</param>
    /// <param name="text">As in the configuration.</param>
    /// <param name="config">In force; the rules between knobs are checked against it.</param>
    /// <param name="knob">Of the trade thread.</param>
    /// <param name="value">In the trade thread's unit.</param>
    /// <param name="problem">For a person.</param>
    public static bool TryParse(string key, string text, ResolvedConfig config, out LiveKnob knob, out long value, out string problem)
    {
        (knob, value, problem) = (LiveKnob.None, 0, "");
        var found = Array.Find(All, one => one.Knob.Key == key);
        if (found.Knob is null)
        {
            problem = $"{Shown.Quoted(key)} cannot be changed in a running engine; these can: {string.Join(", ", All.Select(one => one.Knob.Key))}";
            return false;
        }

        var settings = config.Catalogue.Knobs.Where(one => one.Hashed).Select(one => $"{one.Key}={config.TextOf(one)}").Append($"{key}={text}");
        var changed = ConfigLoader.Load(new ConfigSources { Settings = [.. settings] });
        if (changed.Config is null)
        {
            problem = string.Join('\n', changed.Violations);
            return false;
        }

        knob = found.Live;
        value = (long)(found.Knob switch
        {
            DecimalKnob number => changed.Config.Get(number) * found.Units,
            IntegerKnob number => changed.Config.Get(number) * (decimal)found.Units,
            _ => throw new InvalidOperationException($"{key} is no number"),
        });
        return true;
    }
}
