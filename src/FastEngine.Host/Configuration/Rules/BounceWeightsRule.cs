namespace FastEngine.Host.Configuration;

/// <summary>The bounce is a weighted mean, so that its threshold is a share of what is possible.</summary>
public sealed class BounceWeightsRule : IConfigRule
{
    public IReadOnlyList<Knob> Knobs { get; } =
        [Configuration.Knobs.Bounce.WickWeight, Configuration.Knobs.Bounce.CloseWeight, Configuration.Knobs.Bounce.SpeedWeight];

    public string? Check(ResolvedConfig config)
    {
        var sum = config.Get(Configuration.Knobs.Bounce.WickWeight) + config.Get(Configuration.Knobs.Bounce.CloseWeight)
            + config.Get(Configuration.Knobs.Bounce.SpeedWeight);
        return sum == 1 ? null : $"bounce.weights.wick, close and speed add up to {ExactDecimal.Format(sum)}, not to 1";
    }
}
