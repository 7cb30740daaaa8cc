using FastEngine.Core;

namespace FastEngine.Trading.Dtms;

/// <summary>What defensive trade management: a state machine for each open strategy position go by.</summary>
public sealed record DtmsOptions
{
    /// <summary>Whether positions are managed at all.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>Period of the fast checks.</summary>
    public long FastCheckNs { get; init; } = 30 * EngineTime.NsPerSecond;

    /// <summary>Throws on a value that no configuration may have.</summary>
    internal void Check()
    {
        if (FastCheckNs <= 0) throw new ArgumentOutOfRangeException(nameof(FastCheckNs), FastCheckNs, "must be positive");
    }
}
