namespace FastEngine.Host.Configuration;

/// <summary>How stages are spread over threads, as written.</summary>
public enum TopologyChoice
{
    Auto,
    Fused,
    Sharded,
}
