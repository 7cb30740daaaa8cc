namespace FastEngine.Host.Control.Status;

/// <summary>A level that was set, and why.</summary>
public sealed record KillSwitchCause
{
    /// <summary>As <c>operator</c>, <c>journal_unwritable</c>.</summary>
    public string? Reason { get; init; }

    public string? Level { get; init; }
}
