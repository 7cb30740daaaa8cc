namespace FastEngine.Simulation.Reports;

/// <summary>What closed trades and an equity curve amount to; money is exact (<see cref="Fixed18"/>), doubles are ratios only.</summary>
/// <remarks>A trade is a position: its closed parts, rows of <c>trades.csv</c>, count as one. Every figure can be reckoned again from that file.
/// Won and lost go by net PnL; a trade of exactly 0 is neither, and counts in the win rate's denominator.</remarks>
public sealed record PerformanceStatistics
{
    public required int Trades { get; init; }
    public required int Won { get; init; }
    public required int Lost { get; init; }
    public required Int128 Gross { get; init; }

    /// <summary>Positive when paid.</summary>
    public required Int128 Fees { get; init; }

    /// <summary>Positive when received.</summary>
    public required Int128 Funding { get; init; }

    /// <summary>Gross less fees plus funding: the sum of the trades' net PnL.</summary>
    public required Int128 Net { get; init; }

    /// <summary>Share of trades won, 0 to 1; null without trades.</summary>
    public required double? WinRate { get; init; }

    /// <summary>Net won over net lost; null when nothing was lost.</summary>
    public required double? ProfitFactor { get; init; }

    /// <summary>Equity at the first and the last sample; null without samples.</summary>
    public required Int128? StartEquity { get; init; }

    public required Int128? EndEquity { get; init; }

    /// <summary>The deepest fall of equity below its highest value before.</summary>
    public required Int128 MaxDrawdown { get; init; }

    /// <summary>The deepest fall in percent of the highest value before it, which may be another fall than the deepest in money;
    /// null when equity was never positive.</summary>
    public required double? MaxDrawdownPct { get; init; }

    /// <summary>Annualised as <see cref="SharpeRatio"/> says; null when undefined.</summary>
    public required double? Sharpe { get; init; }

    /// <summary>The grid of the returns that the Sharpe ratio is made of.</summary>
    public required long SharpeGridNs { get; init; }

    public required HoldTimes? Hold { get; init; }

    /// <summary>The highest and the lowest net PnL of a trade; null without trades.</summary>
    public required Int128? Best { get; init; }

    public required Int128? Worst { get; init; }
    public required IReadOnlyList<ExitReasonTotal> ExitReasons { get; init; }

    /// <summary>Change of equity over the run in percent of the start; null when that is unknown or not positive.</summary>
    public double? ReturnPct => StartEquity is { } start && EndEquity is { } end && start > 0 ? 100 * (double)(end - start) / (double)start : null;

    /// <param name="parts">Closed parts of positions.</param>
    /// <param name="equity">In time order; the first sample is the starting equity.</param>
    public static PerformanceStatistics From(IReadOnlyList<ClosedTrade> parts, IReadOnlyList<EquitySample> equity, long gridNs = SharpeRatio.DefaultGridNs)
    {
        Int128 gross = 0, fees = 0, funding = 0, won = 0, lost = 0;
        var (wins, losses) = (0, 0);
        Int128? best = null, worst = null;
        foreach (var part in parts)
        {
            checked
            {
                gross += part.Gross;
                fees += part.Fees;
                funding += part.Funding;
            }
        }

        var trades = ClosedPosition.Of(parts);
        foreach (var trade in trades)
        {
            var net = trade.Net;
            checked
            {
                if (net > 0) won += net;
                if (net < 0) lost -= net;
            }

            if (net > 0) wins++;
            if (net < 0) losses++;
            if (best is null || net > best) best = net;
            if (worst is null || net < worst) worst = net;
        }

        var (drawdown, drawdownPct) = DeepestFall(equity);
        return new PerformanceStatistics
        {
            Trades = trades.Count,
            Won = wins,
            Lost = losses,
            Gross = gross,
            Fees = fees,
            Funding = funding,
            Net = won - lost,
            WinRate = trades.Count == 0 ? null : (double)wins / trades.Count,
            ProfitFactor = lost == 0 ? null : (double)won / (double)lost,
            StartEquity = equity.Count == 0 ? null : equity[0].Equity,
            EndEquity = equity.Count == 0 ? null : equity[^1].Equity,
            MaxDrawdown = drawdown,
            MaxDrawdownPct = drawdownPct,
            Sharpe = SharpeRatio.Of(equity, gridNs),
            SharpeGridNs = gridNs,
            Hold = HoldTimes.Of(trades),
            Best = best,
            Worst = worst,
            ExitReasons = ExitReasonTotal.Of(parts),
        };
    }

    private static (Int128 Money, double? Pct) DeepestFall(IReadOnlyList<EquitySample> equity)
    {
        Int128 deepest = 0;
        double? deepestPct = null;
        foreach (var point in EquityCurve.Build(equity))
        {
            deepest = Int128.Max(deepest, point.Drawdown);
            var peak = point.Equity + point.Drawdown;
            if (peak > 0) deepestPct = Math.Max(deepestPct ?? 0, 100 * (double)point.Drawdown / (double)peak);
        }

        return (deepest, deepestPct);
    }
}
