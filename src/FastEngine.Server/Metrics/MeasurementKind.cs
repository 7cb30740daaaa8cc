namespace FastEngine.Server.Metrics;

/// <summary>What a figure may do.</summary>
public enum MeasurementKind
{
    /// <summary>It only rises while the engine runs.</summary>
    Counter,

    Gauge,
}
