namespace FastEngine.Signals.Strategies;

/// <summary>An exact decimal number.</summary>
public sealed record DecimalSetting(string Name, string DefaultText, decimal Min, decimal Max, string Meaning) : StrategySetting<decimal>(Name, DefaultText, Meaning)
{
    /// <summary>Values are multiples of it; 0 for any.</summary>
    public decimal Step { get; init; }
}
