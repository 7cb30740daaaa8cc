namespace FastEngine.Host.Configuration;

/// <summary>Every knob of the engine, one nested class a section: the references that a <see cref="ResolvedConfig"/> is read with.</summary>
public static partial class Knobs
{
    // Trades of an exact window are kept in segments of this many, so the pool is a whole number of them.
    private const int SegmentTrades = 4_096;

    /// <summary>In the order of the shipped files.</summary>
    public static Catalogue Catalogue { get; } = new(
        [Engine.Section, Clock.Section, Gap.Section, Hold.Section, Duplicates.Section, Windows.Section, Candles.Section, Feeds.Section, Venues.Section]);
}
