namespace FastEngine.Signals.Strategies;

/// <summary>On or off.</summary>
public sealed record BooleanSetting(string Name, string DefaultText, string Meaning) : StrategySetting<bool>(Name, DefaultText, Meaning);
