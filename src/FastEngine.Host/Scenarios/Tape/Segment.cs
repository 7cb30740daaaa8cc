namespace FastEngine.Host.Scenarios.Tape;

/// <summary>A stretch of a symbol's tape.</summary>
internal abstract record Segment
{
    /// <summary>Null takes what was set before.</summary>
    public decimal? Rate { get; init; }
    public decimal? Buys { get; init; }
    public decimal? Quantity { get; init; }

    /// <summary>How long it is, ns.</summary>
    /// <param name="barNs">Length of the fastest candle.</param>
    public abstract long LengthNs(long barNs);

    /// <summary>Its frames in order of time; moves the pen to its end.</summary>
    public abstract IEnumerable<TapeItem> Draw(TapePen pen);

    protected TapeStyle StyleOf(TapePen pen) => new(Rate ?? pen.Style.Rate, Buys ?? pen.Style.Buys, Quantity ?? pen.Style.Quantity);
}
