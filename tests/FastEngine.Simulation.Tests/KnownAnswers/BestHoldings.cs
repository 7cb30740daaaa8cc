namespace FastEngine.Simulation.Tests.KnownAnswers;

/// <summary>What one side can make of a tape at most, by dynamic programming over its trades.</summary>
/// <remarks>An order is filled by the trade after the one it was decided on, and a strategy hears of a fill before the trade after that. So the first entry
/// fills at the second trade, an exit two trades behind its entry at the earliest, and the next entry two behind the exit.</remarks>
internal static class BestHoldings
{
    private const int Apart = 2;

    /// <param name="gain">Of holding from one trade to another, costs included.</param>
    public static (decimal Gain, List<Holding> Holdings) Find(int trades, Func<int, int, decimal> gain)
    {
        // best[i]: the most that is made with the last exit at trade i or before.
        var best = new decimal[trades];
        var last = new Holding?[trades];
        for (var exit = 1; exit < trades; exit++)
        {
            (best[exit], last[exit]) = (best[exit - 1], null);
            for (var entry = 1; entry + Apart <= exit; entry++)
            {
                var total = Before(best, entry) + gain(entry, exit);
                if (total > best[exit]) (best[exit], last[exit]) = (total, new Holding(entry, exit));
            }
        }

        var holdings = new List<Holding>();
        for (var at = trades - 1; at > 0;)
        {
            if (last[at] is { } holding)
            {
                holdings.Insert(0, holding);
                at = holding.Entry - Apart;
            }
            else
            {
                at--;
            }
        }

        return (best[^1], holdings);
    }

    /// <summary>The same by trying every set of holdings: for a few trades.</summary>
    public static decimal Try(int trades, Func<int, int, decimal> gain, int from = 1)
    {
        var most = 0m;
        for (var entry = from; entry < trades; entry++)
        {
            for (var exit = entry + Apart; exit < trades; exit++) most = Math.Max(most, gain(entry, exit) + Try(trades, gain, exit + Apart));
        }

        return most;
    }

    private static decimal Before(decimal[] best, int entry) => entry - Apart > 0 ? best[entry - Apart] : 0;
}
