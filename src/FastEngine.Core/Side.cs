namespace FastEngine.Core;

/// <summary>Direction of a trade's aggressor, an order or a position.</summary>
public enum Side : byte
{
    Buy = 0,
    Sell = 1,
}
