namespace FastEngine.Host.Configuration;

/// <summary>A volume profile is made of whole periods, each a histogram of its own.</summary>
public sealed class ProfileRule : IConfigRule
{
    private const int MostPeriods = 60;

    public IReadOnlyList<Knob> Knobs { get; } = [Configuration.Knobs.Profile.Window, Configuration.Knobs.Profile.Period];

    public string? Check(ResolvedConfig config)
    {
        var window = config.Get(Configuration.Knobs.Profile.Window);
        var period = config.Get(Configuration.Knobs.Profile.Period);
        var both = $"profile.window ({Duration.Format(window)}) {{0}} profile.period ({Duration.Format(period)})";
        if (window % period != 0) return string.Format(null, both, "is not a multiple of");
        return window / period <= MostPeriods ? null : string.Format(null, both, $"is more than {MostPeriods} times");
    }
}
