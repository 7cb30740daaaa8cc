namespace FastEngine.Trading.Protection;

/// <summary>How far the protection of a position is.</summary>
internal enum GuardPhase : byte
{
    None,

    /// <summary>Until the venue shows the position.</summary>
    AwaitingPosition,

    /// <summary>The venue did not show it in time; it may still tell by itself.</summary>
    NotShown,

    /// <summary>Until the venue's open orders are known.</summary>
    Reading,

    /// <summary>Legs are placed and kept.</summary>
    Guarding,
}
