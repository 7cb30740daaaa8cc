namespace FastEngine.Host.Serving;

/// <summary>A zone, gap or value area of a symbol, at its price scale.</summary>
internal readonly record struct LiveZone(string Kind, long Low, long High, long SinceNs, int? Strength);
