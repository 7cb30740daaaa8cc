namespace FastEngine.Server.Metrics;

/// <summary>What a figure may do.</summary>
public enum MeasurementKind
{
    /// <summary>It only rises while the engine runs.</summary>
    Counter,

    Gauge,

    /// <summary>Counts of values by their size, which only rise; <see cref="Measurement.Value"/> is the sum of the values.</summary>
    Histogram,
}
