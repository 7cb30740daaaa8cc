namespace FastEngine.Signals.Strategies;

/// <summary>A short text: the name of something.</summary>
public sealed record TextSetting(string Name, string DefaultText, string Meaning) : StrategySetting<string>(Name, DefaultText, Meaning);
