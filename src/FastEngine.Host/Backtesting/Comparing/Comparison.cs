using FastEngine.Simulation.Backtest;
using FastEngine.Simulation.Reports;

namespace FastEngine.Host.Backtesting.Comparing;

/// <summary>Holds two stored backtests against each other.</summary>
internal static class Comparison
{
    public static ComparisonData Of(StoredBacktest a, StoredBacktest b) => new()
    {
        NameA = a.Name, NameB = b.Name, A = a.Total, B = b.Total, Warnings = [.. Warnings(a, b)],
        Settings =
        [
            .. a.Config.Keys.Union(b.Config.Keys).Order(StringComparer.Ordinal).Select(key => (key, a.Config.GetValueOrDefault(key), b.Config.GetValueOrDefault(key)))
                .Where(setting => setting.Item2 != setting.Item3),
        ],
        Figures = [.. Metrics.Of(a.Total.Statistics).Zip(Metrics.Of(b.Total.Statistics), (left, right) => (left.Name, left.Value, right.Value))],
        Trades = TradePair.Of(a.Total.Trades, b.Total.Trades),
    };

    private static IEnumerable<string> Warnings(StoredBacktest a, StoredBacktest b)
    {
        var (onlyA, onlyB) = (Names(a, b), Names(b, a));
        if (onlyA.Length + onlyB.Length > 0)
            yield return $"The inputs differ{(onlyA.Length > 0 ? $"; only A read {string.Join(", ", onlyA)}" : "")}{(onlyB.Length > 0 ? $"; only B read {string.Join(", ", onlyB)}" : "")}.";
        if ((a.FromNs, a.ToNs) != (b.FromNs, b.ToNs)) yield return "The spans of time differ (--from, --to).";
        if (a.Cut != b.Cut) yield return $"A is cut by {a.Cut}, B by {b.Cut}: slices do not share capital.";
        if (a.Slices.Count != b.Slices.Count && a.Cut == b.Cut) yield return $"A has {a.Slices.Count} slices, B {b.Slices.Count}: one of them has not ended, or was of other symbols.";
        if (a.EngineVersion != b.EngineVersion) yield return $"The engines differ: {a.EngineVersion} and {b.EngineVersion}.";
        if (a.Total.Statistics.Returns.PeriodNs != b.Total.Statistics.Returns.PeriodNs) yield return "Ratios are of returns of different periods.";
    }

    // By content: a file of another name with the same bytes is the same input.
    private static string[] Names(StoredBacktest of, StoredBacktest other) =>
        [.. of.Inputs.Where(input => !other.Inputs.Any(o => o.Role == input.Role && o.Sha256 == input.Sha256)).Select(input => input.File)];
}
