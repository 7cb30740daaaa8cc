namespace FastEngine.Simulation.Backtest;

/// <summary>What a calendar month of UTC brought.</summary>
/// <param name="Year">Of the month.</param>
/// <param name="Month">1 to 12.</param>
/// <param name="Profit">Change of equity, <see cref="Reports.Fixed18"/>.</param>
/// <param name="Return">Of the equity at its beginning, as a fraction.</param>
public sealed record MonthReturn(int Year, int Month, Int128 Profit, double Return)
{
    /// <summary>Months in which the account was sampled, in their order; the first and the last may be parts.</summary>
    public static IReadOnlyList<MonthReturn> Of(IReadOnlyList<EquityBar> bars, Int128 startingEquity)
    {
        var months = new List<MonthReturn>();
        var before = startingEquity;
        for (var i = 0; i < bars.Count; i++)
        {
            var (year, month) = MonthOf(bars[i].TimeNs);
            if (i + 1 < bars.Count && MonthOf(bars[i + 1].TimeNs) == (year, month)) continue;
            var profit = bars[i].Equity - before;
            months.Add(new MonthReturn(year, month, profit, before > 0 ? (double)profit / (double)before : 0));
            before = bars[i].Equity;
        }

        return months;
    }

    private static (int Year, int Month) MonthOf(long timeNs)
    {
        var date = DateTime.UnixEpoch.AddTicks(timeNs / 100);
        return (date.Year, date.Month);
    }
}
