namespace FastEngine.Trading.Execution;

/// <summary>How much an entry hurries; what the smart style weighs against the spread.</summary>
public enum Urgency
{
    Low,
    Medium,
    High,
}
