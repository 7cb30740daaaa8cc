namespace FastEngine.Server.Metrics;

/// <summary>What a histogram has counted since it began.</summary>
/// <param name="Edges">Upper ends, rising, as they are written: decimals in the figure's unit.</param>
/// <param name="Below">How many values are not above each edge.</param>
/// <param name="Count">Of all values.</param>
public sealed record HistogramCounts(IReadOnlyList<string> Edges, IReadOnlyList<long> Below, long Count);
