namespace FastEngine.Exchange;

/// <summary>What goes wrong, by rule.</summary>
public sealed record FaultScript
{
    public static FaultScript None { get; } = new();
}
