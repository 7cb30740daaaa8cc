namespace FastEngine.Simulation.Paper;

/// <summary>Fills half a spread worse than the tape.</summary>
/// <remarks>The tape has no book, so the spread is a knob and not measured. A print may already be on our side of it; the full half is
/// taken all the same, and an odd number of price units is rounded against the order.</remarks>
public sealed class HalfSpread : ISlippageModel
{
    /// <param name="spreadTicks">Spread, in ticks of the instrument.</param>
    public HalfSpread(int spreadTicks)
    {
        if (spreadTicks is < 0 or > 1_000_000) throw new ArgumentOutOfRangeException(nameof(spreadTicks), spreadTicks, "0 to 1,000,000");
        SpreadTicks = spreadTicks;
    }

    public int SpreadTicks { get; }

    public long VolumeWindowNs => 0;

    public long WorsenBy(in SlippageContext fill) => (SpreadTicks * fill.Instrument.Tick + 1) / 2;
}
