namespace FastEngine.Trading.Safety;

/// <summary>What the triggers of the kill switch, the drawdown ladder, the margin buffer, silent symbols and the time to flat go by.</summary>
public sealed record SafetyOptions
{
    /// <summary>Losing trades in a row that stop entries; 0 for never.</summary>
    public int ConsecutiveLosses { get; init; } = 3;

    /// <summary>Throws on a value that no configuration may have.</summary>
    internal void Check()
    {
        if (ConsecutiveLosses < 0) throw new ArgumentOutOfRangeException(nameof(ConsecutiveLosses), ConsecutiveLosses, "must not be negative");
    }
}
