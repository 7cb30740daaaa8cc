namespace FastEngine.Simulation.Paper;

/// <summary>What the venue has filled of an order that it accepted, as it tells who asks for the order.</summary>
internal struct OrderTotals
{
    public Int128 Cost;
    public Int128 Fee;
    public long Filled;

    /// <summary>Something of it may still fill.</summary>
    public bool IsOpen;
}
