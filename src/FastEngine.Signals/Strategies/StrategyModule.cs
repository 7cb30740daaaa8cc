namespace FastEngine.Signals.Strategies;

/// <summary>A strategy that can be enabled by its name: what it is, what it is configured by, and how it is made.</summary>
public sealed record StrategyModule
{
    /// <summary>Lower case with underscores.</summary>
    public required string Name { get; init; }

    /// <summary>Of its section of the configuration, in the order of the shipped file.</summary>
    public IReadOnlyList<StrategySetting> Settings { get; init; } = [];

    /// <summary>Windows of order flow that it reads beside the configured ones, ns; up to a minute exact, above in whole seconds.</summary>
    public Func<StrategySettings, IReadOnlyList<long>> WindowsNs { get; init; } = _ => [];

    /// <summary>Strategies that it runs inside itself, by their names: what they need is needed.</summary>
    public Func<StrategySettings, IReadOnlyList<string>> Runs { get; init; } = _ => [];

    /// <summary>Reads the settings once; what it returns makes an instance a shard. A throw of <see cref="ArgumentException"/> is the user's mistake,
    /// and told as such.</summary>
    public required Func<StrategyInputs, Func<Strategy>> Read { get; init; }
}
