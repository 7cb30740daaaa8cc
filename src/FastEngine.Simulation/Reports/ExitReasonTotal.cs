namespace FastEngine.Simulation.Reports;

/// <summary>Closed trades of one exit reason and their net PnL (<see cref="Fixed18"/>).</summary>
public sealed record ExitReasonTotal(string Reason, int Trades, Int128 Net)
{
    /// <summary>Most frequent first, then by name.</summary>
    public static ExitReasonTotal[] Of(IReadOnlyList<ClosedTrade> trades) =>
    [
        .. trades.GroupBy(trade => trade.ExitReason, StringComparer.Ordinal)
            .Select(group => new ExitReasonTotal(group.Key, group.Count(), group.Aggregate(Int128.Zero, (sum, trade) => checked(sum + trade.Net))))
            .OrderByDescending(total => total.Trades).ThenBy(total => total.Reason, StringComparer.Ordinal),
    ];
}
