namespace FastEngine.Server.Metrics;

/// <summary>A figure of the engine, read when it is asked for; never pushed.</summary>
/// <param name="Name">As OpenTelemetry names: <c>fastengine.journal.records</c>.</param>
/// <param name="Kind">What it may do.</param>
/// <param name="Unit">UCUM: <c>s</c>, <c>By</c>, <c>1</c>, <c>{tick}</c>.</param>
/// <param name="Meaning">One line.</param>
/// <param name="Value">NaN when it is not known.</param>
/// <param name="Labels">Name and value.</param>
public readonly record struct Measurement(string Name, MeasurementKind Kind, string Unit, string Meaning, double Value, params (string Name, string Value)[] Labels)
{
    /// <summary>Of a histogram, and of nothing else.</summary>
    public HistogramCounts? Counts { get; init; }
}
