using FastEngine.Simulation.Reports;

namespace FastEngine.Simulation.Backtest;

/// <summary>A trade of two backtests: the same symbol, strategy, side and entry time, and of several parts the same one in their order.</summary>
/// <param name="A">Null when only B has it.</param>
/// <param name="B">Null when only A has it.</param>
public sealed record TradePair(ClosedTrade? A, ClosedTrade? B)
{
    /// <summary>Whether both have it, and it ended otherwise.</summary>
    public bool Differs => A is not null && B is not null
        && (A.ExitTimeNs, A.EntryPrice, A.ExitPrice, A.Quantity, A.Net, A.ExitReason) != (B.ExitTimeNs, B.EntryPrice, B.ExitPrice, B.Quantity, B.Net, B.ExitReason);

    /// <summary>Of B less that of A; a trade that one lacks counts as 0 there.</summary>
    public Int128 NetDifference => (B?.Net ?? 0) - (A?.Net ?? 0);

    public ClosedTrade Either => A ?? B!;

    /// <summary>All trades of both, by entry time, then symbol.</summary>
    public static IReadOnlyList<TradePair> Of(IReadOnlyList<ClosedTrade> a, IReadOnlyList<ClosedTrade> b)
    {
        var left = Keyed(a);
        var right = Keyed(b);
        return
        [
            .. left.Keys.Union(right.Keys).Select(key => new TradePair(left.GetValueOrDefault(key), right.GetValueOrDefault(key)))
                .OrderBy(pair => pair.Either.EntryTimeNs).ThenBy(pair => pair.Either.Symbol, StringComparer.Ordinal).ThenBy(pair => pair.Either.Strategy, StringComparer.Ordinal)
                .ThenBy(pair => pair.Either.Side).ThenBy(pair => pair.Either.ExitTimeNs),
        ];
    }

    private static Dictionary<(string, string, Core.Side, long, int), ClosedTrade> Keyed(IReadOnlyList<ClosedTrade> trades)
    {
        var keyed = new Dictionary<(string, string, Core.Side, long, int), ClosedTrade>();
        foreach (var trade in trades.OrderBy(trade => trade.ExitTimeNs))
        {
            var part = 0;
            while (!keyed.TryAdd((trade.Symbol, trade.Strategy, trade.Side, trade.EntryTimeNs, part), trade)) part++;
        }

        return keyed;
    }
}
