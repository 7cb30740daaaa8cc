namespace FastEngine.Simulation.Remote.Server;

/// <summary>Why a venue came back from running.</summary>
public enum RunOutcome : byte
{
    /// <summary>The engine has put the event behind it.</summary>
    Reached,

    /// <summary>The tape is through, the engine was told so, and it has disconnected.</summary>
    TapeEnded,

    /// <summary>No engine came within the limit.</summary>
    NoEngine,

    Cancelled,
}
