using System.Security.Cryptography;
using System.Text;
using FastEngine.Simulation.Reports;

namespace FastEngine.Simulation.Backtest;

/// <summary>Independent slices as one result, in their order, whatever order they ended in. They do not share capital: each symbol has its own,
/// and each slice of a symbol begins with it again, so that profits add up and nothing compounds between slices.</summary>
public static class BacktestMerge
{
    /// <param name="slices">At least one, in name and time order.</param>
    /// <param name="tracks">Of each slice what its capital belongs to: slices of one track come one after the other, those of different ones side by side.</param>
    /// <param name="barNs">Length of the bars of all of them.</param>
    public static BacktestResult Of(IReadOnlyList<BacktestResult> slices, IReadOnlyList<string> tracks, long barNs)
    {
        ArgumentOutOfRangeException.ThrowIfZero(slices.Count);
        if (slices.Count == 1) return slices[0] with { Name = "all" };
        var capital = Int128.Zero;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < slices.Count; i++)
        {
            if (seen.Add(tracks[i])) capital += slices[i].StartEquity;
        }

        var end = slices.Aggregate(capital, (sum, slice) => checked(sum + slice.EndEquity - slice.StartEquity));
        var trades = slices.SelectMany((slice, number) => slice.Trades.Select((trade, index) => (trade, number, index)))
            .OrderBy(item => item.trade.ExitTimeNs).ThenBy(item => item.number).ThenBy(item => item.index).Select(item => item.trade).ToList();
        var holdings = Holdings.Join([.. slices.Select(slice => Holdings.Of(slice.Trades, slice.Open, slice.FromNs, slice.ToNs))]);
        var bars = holdings.Into(Bars(slices, capital), barNs);
        var drawdown = Falls(bars, capital, barNs);
        return new BacktestResult
        {
            Name = "all", FromNs = slices.Min(slice => slice.FromNs), ToNs = slices.Max(slice => slice.ToNs), ConfigHash = slices[0].ConfigHash,
            SignalsHash = HashOf(slices, slice => slice.SignalsHash), OutputHash = HashOf(slices, slice => slice.OutputHash),
            StartEquity = capital, EndEquity = end, Trades = trades, Open = [.. slices.SelectMany(slice => slice.Open)], Equity = bars, Drawdown = drawdown,
            Counts = CountsOf(slices), Funnels = FunnelsOf(slices), Assumptions = AssumptionsOf(slices),
            Statistics = BacktestStatistics.Of(trades, holdings, bars, drawdown, capital, end),
        };
    }

    // What a slice has made stays when it is over.
    private static List<EquityBar> Bars(IReadOnlyList<BacktestResult> slices, Int128 capital)
    {
        var bars = new List<EquityBar>();
        var next = new int[slices.Count];
        var made = new Int128[slices.Count];
        var heads = new PriorityQueue<int, (long TimeNs, int Slice)>();
        for (var i = 0; i < slices.Count; i++)
        {
            if (slices[i].Equity.Count > 0) heads.Enqueue(i, (slices[i].Equity[0].TimeNs, i));
        }

        var total = Int128.Zero;
        while (heads.TryPeek(out _, out var first))
        {
            Int128 low = 0, high = 0;
            while (heads.TryPeek(out var slice, out var place) && place.TimeNs == first.TimeNs)
            {
                heads.Dequeue();
                var bar = slices[slice].Equity[next[slice]++];
                var profit = bar.Equity - slices[slice].StartEquity;
                total += profit - made[slice];
                made[slice] = profit;
                low += bar.Low - bar.Equity;
                high += bar.High - bar.Equity;
                if (next[slice] < slices[slice].Equity.Count) heads.Enqueue(slice, (slices[slice].Equity[next[slice]].TimeNs, slice));
            }

            var equity = capital + total;
            bars.Add(new EquityBar(first.TimeNs, equity, equity + low, equity + high));
        }

        return bars;
    }

    // Of the bars' last samples: what happened within a bar in different slices has no common order.
    private static Drawdown Falls(List<EquityBar> bars, Int128 capital, long barNs)
    {
        var recorder = new EquityRecorder(barNs, capital);
        foreach (var bar in bars) recorder.Add(bar.TimeNs, bar.Equity);
        return recorder.Drawdown;
    }

    private static string HashOf(IReadOnlyList<BacktestResult> slices, Func<BacktestResult, string> hash) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(slices.Select(slice => $"{slice.Name}={hash(slice)}\n")))));

    // What holds for some slices alone, as the rates of a symbol's funding, is said of each.
    private static NamedFact[] AssumptionsOf(IReadOnlyList<BacktestResult> slices) =>
    [
        .. slices.SelectMany(slice => slice.Assumptions).GroupBy(fact => fact.Name, StringComparer.Ordinal)
            .Select(group => new NamedFact(group.Key, string.Join("; ", group.Select(fact => fact.Value).Distinct(StringComparer.Ordinal)))),
    ];

    private static BacktestCounts CountsOf(IReadOnlyList<BacktestResult> slices) => new()
    {
        Ticks = slices.Sum(slice => slice.Counts.Ticks), Decisions = slices.Sum(slice => slice.Counts.Decisions), Signals = slices.Sum(slice => slice.Counts.Signals),
        Orders = slices.Sum(slice => slice.Counts.Orders), Fills = slices.Sum(slice => slice.Counts.Fills), Positions = slices.Sum(slice => slice.Counts.Positions),
        Refusals = Sums(slices.SelectMany(slice => slice.Counts.Refusals)), Rejects = Sums(slices.SelectMany(slice => slice.Counts.Rejects)),
        Oddities = Sums(slices.SelectMany(slice => slice.Counts.Oddities)), Shortfalls = Shortfall.Sum(slices.SelectMany(slice => slice.Counts.Shortfalls)),
        Warming = slices.Sum(slice => slice.Counts.Warming),
    };

    private static KeyValuePair<string, long>[] Sums(IEnumerable<KeyValuePair<string, long>> counts) =>
    [
        .. counts.GroupBy(count => count.Key, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => KeyValuePair.Create(group.Key, group.Sum(count => count.Value))),
    ];

    private static SymbolFunnel[] FunnelsOf(IReadOnlyList<BacktestResult> slices) =>
    [
        .. slices.SelectMany(slice => slice.Funnels).GroupBy(funnel => funnel.Symbol, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => SymbolFunnel.Total(group.Key, [.. group])),
    ];
}
