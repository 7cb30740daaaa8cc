namespace FastEngine.Signals.Strategies;

/// <summary>A length of time; its value is in nanoseconds.</summary>
/// <param name="MinNs">Shortest, and <paramref name="MaxNs"/> longest.</param>
/// <param name="StepNs">Values are multiples of it.</param>
public sealed record DurationSetting(string Name, string DefaultText, long MinNs, long MaxNs, long StepNs, string Meaning) : StrategySetting<long>(Name, DefaultText, Meaning);
