using FastEngine.Simulation.Reports;

namespace FastEngine.Simulation.Backtest;

/// <summary>Closed trades cut one way.</summary>
/// <param name="By">The cut, such as <c>Hour</c>.</param>
/// <param name="Groups">In their order.</param>
public sealed record Breakdown(string By, IReadOnlyList<TradeGroup> Groups)
{
    /// <summary>Every cut that a report shows.</summary>
    public static IReadOnlyList<Breakdown> Of(IReadOnlyList<ClosedTrade> trades) =>
    [
        new("Strategy", TradeGroup.ByStrategy(trades)), new("Symbol", TradeGroup.BySymbol(trades)), new("Side", TradeGroup.BySide(trades)),
        new("ExitReason", TradeGroup.ByExitReason(trades)), new("Regime", TradeGroup.ByRegime(trades)), new("Hour", TradeGroup.ByHour(trades)),
        new("Weekday", TradeGroup.ByWeekday(trades)),
    ];
}
