namespace FastEngine.Feeds.Generation;

/// <summary>How the orders of a synthetic market come about, and what they do to the price.</summary>
public enum MarketModel : byte
{
    /// <summary>Regimes of minutes; every order moves the price for good. For tapes of minutes.</summary>
    Pressure = 0,

    /// <summary>Regimes of hours; parent orders in slices, a latent book that thickens away from its value and where much was traded,
    /// impact that partly passes. For tapes of hours and days.</summary>
    LatentBook = 1,

    /// <summary>A martingale without memory, in which nothing can be foretold: the control for a search of parameters.</summary>
    RandomWalk = 2,
}
