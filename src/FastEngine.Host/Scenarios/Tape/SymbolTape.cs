using FastEngine.Core;

namespace FastEngine.Host.Scenarios.Tape;

/// <summary>The tape of one symbol.</summary>
/// <param name="Instrument">Whose.</param>
/// <param name="Connection">Symbols of one connection are silent only together.</param>
/// <param name="StartPrice">Where the first segment begins.</param>
/// <param name="Segments">In order; a warm-up stands first and ends at the scenario's zero.</param>
internal sealed record SymbolTape(Instrument Instrument, string Connection, decimal StartPrice, IReadOnlyList<Segment> Segments)
{
    public long LengthNs(long barNs) => Segments.Sum(segment => segment.LengthNs(barNs));

    /// <summary>Length of what comes before the scenario's zero.</summary>
    public long WarmNs(long barNs) => Segments is [WarmSegment warm, ..] ? warm.LengthNs(barNs) : 0;

    /// <summary>Its frames in order of time.</summary>
    /// <param name="zeroNs">The scenario's zero, ns since the epoch.</param>
    /// <param name="barNs">Length of the fastest candle.</param>
    public IEnumerable<TapeItem> Draw(long zeroNs, long barNs)
    {
        var pen = new TapePen(Instrument, zeroNs - WarmNs(barNs), StartPrice, TapeStyle.Default, barNs);
        foreach (var segment in Segments)
        {
            foreach (var item in segment.Draw(pen)) yield return item;
        }
    }
}
