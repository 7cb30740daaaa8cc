namespace FastEngine.Host.Control.Status;

/// <summary>A level that was set, and why.</summary>
public sealed record KillSwitchCause
{
    /// <summary>As <c>operator</c>, <c>journal_unwritable</c>.</summary>
    public string? Reason { get; init; }

    public string? Level { get; init; }

    /// <summary>Trade time since when it is set; 0 when it was set before any.</summary>
    public long SinceNs { get; init; }
}
