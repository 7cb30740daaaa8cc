using FastEngine.Core;
using FastEngine.Simulation.Reports;

namespace FastEngine.Simulation.Backtest;

/// <summary>Closed trades that have something in common, and what they came to.</summary>
/// <param name="Name">What they have in common.</param>
/// <param name="Performance">Of these trades alone, without an equity.</param>
public sealed record TradeGroup(string Name, PerformanceStatistics Performance)
{
    private const string None = "none";
    private static readonly string[] Weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    /// <summary>By the hour of UTC in which they were entered.</summary>
    public static IReadOnlyList<TradeGroup> ByHour(IReadOnlyList<ClosedTrade> trades) =>
        By(trades, trade => FormattableString.Invariant($"{trade.EntryTimeNs % DayNs / EngineTime.NsPerHour:00}:00"));

    /// <summary>By the day of the week, of UTC, on which they were entered.</summary>
    public static IReadOnlyList<TradeGroup> ByWeekday(IReadOnlyList<ClosedTrade> trades)
    {
        // 1970-01-01 was a Thursday.
        var groups = By(trades, trade => Weekdays[(int)((EngineTime.FloorMultiple(trade.EntryTimeNs, DayNs) / DayNs + 3) % 7)]);
        return [.. groups.OrderBy(group => Array.IndexOf(Weekdays, group.Name))];
    }

    /// <summary>By what level 1 last made of the symbol before the entry.</summary>
    public static IReadOnlyList<TradeGroup> ByRegime(IReadOnlyList<ClosedTrade> trades) => By(trades, trade => trade.Regime ?? None);

    public static IReadOnlyList<TradeGroup> ByExitReason(IReadOnlyList<ClosedTrade> trades) => By(trades, trade => trade.ExitReason);

    public static IReadOnlyList<TradeGroup> BySymbol(IReadOnlyList<ClosedTrade> trades) => By(trades, trade => trade.Symbol);

    public static IReadOnlyList<TradeGroup> ByStrategy(IReadOnlyList<ClosedTrade> trades) => By(trades, trade => trade.Strategy);

    public static IReadOnlyList<TradeGroup> BySide(IReadOnlyList<ClosedTrade> trades) => By(trades, trade => trade.Side == Side.Buy ? "long" : "short");

    private const long DayNs = 24 * EngineTime.NsPerHour;

    // In the order of their names.
    private static TradeGroup[] By(IReadOnlyList<ClosedTrade> trades, Func<ClosedTrade, string> key) =>
    [
        .. trades.GroupBy(key, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new TradeGroup(group.Key, PerformanceStatistics.From([.. group], []))),
    ];
}
