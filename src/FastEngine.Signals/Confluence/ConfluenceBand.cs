namespace FastEngine.Signals.Confluence;

/// <summary>How strong a score is.</summary>
public enum ConfluenceBand : byte
{
    None,
    Low,
    Medium,
    High,
}
