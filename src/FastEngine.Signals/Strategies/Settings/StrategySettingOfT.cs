namespace FastEngine.Signals.Strategies;

/// <summary>A setting whose value is a <typeparamref name="T"/>.</summary>
public abstract record StrategySetting<T>(string Name, string DefaultText, string Meaning) : StrategySetting(Name, DefaultText, Meaning)
    where T : notnull;
