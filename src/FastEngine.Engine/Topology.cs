namespace FastEngine.Engine;

/// <summary>How the hot stages are spread over threads.</summary>
public enum Topology
{
    /// <summary>Sharded when the cores suffice, else fused.</summary>
    Auto,

    /// <summary>All hot stages on one thread.</summary>
    Fused,

    /// <summary>The feed on one thread, each shard on its own.</summary>
    Sharded,
}
