namespace FastEngine.Host.Outputs.Live;

/// <summary>An open position as the ledger tells it.</summary>
internal struct LivePosition
{
    public long PositionId;
    public long Quantity;

    /// <summary>Sum of price times quantity over the open quantity, at the sum of both scales.</summary>
    public Int128 Cost;

    public int InstrumentId;
    public Core.Direction Direction;
}
