namespace FastEngine.Signals.Strategies;

/// <summary>The values of a strategy's settings, checked against their ranges.</summary>
/// <param name="values">One a setting.</param>
public sealed class StrategySettings(IReadOnlyDictionary<StrategySetting, object> values)
{
    /// <exception cref="KeyNotFoundException">The strategy's module does not list the setting.</exception>
    public T Get<T>(StrategySetting<T> setting)
        where T : notnull => (T)values[setting];
}
