namespace FastEngine.Feeds.Generation;

/// <summary>A large order that its owner sends in slices: what makes the sides of orders persist (Lillo, Mike, Farmer 2005).</summary>
internal struct ParentOrder
{
    /// <summary>Slices a second, relative to the symbol's mean rate of orders.</summary>
    public double Intensity;

    public long EndNs;
    public Core.Side Side;
}
