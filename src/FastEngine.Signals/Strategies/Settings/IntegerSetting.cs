namespace FastEngine.Signals.Strategies;

/// <summary>A whole number.</summary>
public sealed record IntegerSetting(string Name, string DefaultText, int Min, int Max, string Meaning) : StrategySetting<int>(Name, DefaultText, Meaning);
