using FastEngine.Core.Execution;

namespace FastEngine.Trading.Entry;

/// <summary>A signal that waits until the opposite position is closed.</summary>
internal struct ParkedSignal
{
    public Signal Signal;

    /// <summary>Time of the trade thread when it was parked.</summary>
    public long SinceNs;

    public bool IsUsed;
}
