namespace FastEngine.Trading;

/// <summary>What happens to a signal while another strategy holds or opens a position of its symbol and direction.</summary>
public enum SameDirection : byte
{
    /// <summary>It adds a position of its own.</summary>
    Accumulate,

    /// <summary>A weaker entry that is sent and not filled is cancelled first; an equal, stronger or filled one stays and the signal is refused.</summary>
    StrongestWins,

    /// <summary>It is refused.</summary>
    RejectDuplicates,
}
