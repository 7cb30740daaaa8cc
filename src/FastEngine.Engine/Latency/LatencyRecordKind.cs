namespace FastEngine.Engine.Latency;

/// <summary>What a <see cref="LatencyRecord"/> is about.</summary>
public enum LatencyRecordKind : byte
{
    None,

    /// <summary>A sampled event, up to its decision.</summary>
    Tick,

    /// <summary>An order, as far as its thread knows.</summary>
    Order,

    /// <summary>The rest of an order, from the gateway's thread.</summary>
    OrderSent,
}
