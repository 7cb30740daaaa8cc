namespace FastEngine.Core.Execution;

/// <summary>Stop prices as the last whole price that hits them, so that an integer comparison equals that with the unrounded stop.</summary>
public static class StopPrices
{
    private const long Million = 1_000_000;

    /// <summary>The stop that trails a price by <paramref name="ppm"/>.</summary>
    public static long Trailing(Direction direction, long price, long ppm) => Distance(direction, price, 1, ppm);

    /// <summary>The initial stop: the zone's far edge, held between the least and the largest distance from the average entry.</summary>
    /// <param name="direction">The position's.</param>
    /// <param name="cost">Sum of price times quantity.</param>
    /// <param name="quantity">Open quantity.</param>
    /// <param name="zoneEdge">0 for none: the largest distance.</param>
    /// <param name="minPpm">Least distance.</param>
    /// <param name="maxPpm">Largest distance.</param>
    public static long Initial(Direction direction, Int128 cost, long quantity, long zoneEdge, long minPpm, long maxPpm)
    {
        var far = Distance(direction, cost, quantity, maxPpm);
        if (zoneEdge == 0) return far;
        var near = Distance(direction, cost, quantity, minPpm);
        return direction == Direction.Long ? Math.Clamp(zoneEdge, far, near) : Math.Clamp(zoneEdge, near, far);
    }

    /// <summary>The first whole price at which the profit is at least <paramref name="ppm"/> of the entry.</summary>
    public static long Profit(Direction direction, Int128 cost, long quantity, long ppm) => Distance(1 - direction, cost, quantity, ppm);

    // A long is out at p <= stop, so the stop rounds down; a short at p >= stop, so it rounds up.
    private static long Distance(Direction direction, Int128 cost, long quantity, long ppm)
    {
        var divisor = (Int128)quantity * Million;
        if (direction == Direction.Long) return (long)(cost * (Million - ppm) / divisor);
        var product = cost * (Million + ppm);
        return (long)((product + divisor - 1) / divisor);
    }
}
