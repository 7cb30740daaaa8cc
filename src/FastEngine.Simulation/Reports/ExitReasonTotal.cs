namespace FastEngine.Simulation.Reports;

/// <summary>Positions of which something was closed for one reason, and the net PnL of those parts (<see cref="Fixed18"/>).</summary>
public sealed record ExitReasonTotal(string Reason, int Trades, Int128 Net)
{
    /// <summary>Most frequent first, then by name.</summary>
    public static ExitReasonTotal[] Of(IReadOnlyList<ClosedTrade> trades) =>
    [
        .. trades.GroupBy(trade => trade.ExitReason, StringComparer.Ordinal)
            .Select(group => new ExitReasonTotal(group.Key, ClosedPosition.Of(group).Count, group.Aggregate(Int128.Zero, (sum, trade) => checked(sum + trade.Net))))
            .OrderByDescending(total => total.Trades).ThenBy(total => total.Reason, StringComparer.Ordinal),
    ];
}
