namespace FastEngine.Host.Outputs.Live;

/// <summary>The account in figures; money but for the counts.</summary>
internal record struct LiveFigures
{
    /// <summary>As of the last sample of the account.</summary>
    public Int128 Equity;

    public Int128 Peak;
    public Int128 DeepestDrawdown;
    public Int128 Realised;
    public long ClosedTrades;
    public long Refused;
    public int OpenPositions;
}
