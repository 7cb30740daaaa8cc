namespace FastEngine.Host.Configuration;

/// <summary>Exhaustion compares a recent rate with an older one, so its short window is the shorter.</summary>
public sealed class ExhaustionRule : IConfigRule
{
    public IReadOnlyList<Knob> Knobs { get; } = [Configuration.Knobs.Windows.ExhaustionShort, Configuration.Knobs.Windows.ExhaustionLong];

    public string? Check(ResolvedConfig config)
    {
        var shortNs = config.Get(Configuration.Knobs.Windows.ExhaustionShort);
        var longNs = config.Get(Configuration.Knobs.Windows.ExhaustionLong);
        return shortNs < longNs
            ? null
            : $"windows.exhaustion.short ({Duration.Format(shortNs)}) is not shorter than windows.exhaustion.long ({Duration.Format(longNs)})";
    }
}
