namespace FastEngine.Simulation.Paper;

/// <summary>One instrument at the venue.</summary>
internal struct PaperBook
{
    /// <summary>When the next order or cancellation arrives; meaningless without live orders.</summary>
    public long NextActionNs;

    /// <summary>Price of the last on-time trade, 0 before the first.</summary>
    public long LastPrice;

    /// <summary>Net quantity of all fills: positive is long.</summary>
    public long Position;

    /// <summary>Live orders: open and on their way.</summary>
    public int Count;
}
