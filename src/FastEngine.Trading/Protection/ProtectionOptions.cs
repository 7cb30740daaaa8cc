using FastEngine.Core;

namespace FastEngine.Trading.Protection;

/// <summary>What stop and target legs at the venue, and the one that repairs them go by.</summary>
public sealed record ProtectionOptions
{
    /// <summary>Whether legs are placed at the venue.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>How long a position may be without them.</summary>
    public long MaxNakedNs { get; init; } = 5 * EngineTime.NsPerSecond;

    /// <summary>Throws on a value that no configuration may have.</summary>
    internal void Check()
    {
        if (MaxNakedNs <= 0) throw new ArgumentOutOfRangeException(nameof(MaxNakedNs), MaxNakedNs, "must be positive");
    }
}
