namespace FastEngine.Core.Execution;

/// <summary>What the kill switch allows, in rising order of severity.</summary>
public enum KillSwitchLevel : byte
{
    None,

    /// <summary>No new entry is approved; what was sent goes on.</summary>
    StopEntries,

    /// <summary>Entries that are open at the venue are cancelled as well.</summary>
    ReduceOnly,

    /// <summary>Every position is closed as well.</summary>
    Flatten,
}
