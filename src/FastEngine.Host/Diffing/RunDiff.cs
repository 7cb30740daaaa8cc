namespace FastEngine.Host.Diffing;

/// <summary>What run B decided and traded otherwise than run A.</summary>
public sealed class RunDiff
{
    private readonly long _candleNs;

    /// <summary>Compares two runs over the same tape.</summary>
    public RunDiff(DecidedRun a, DecidedRun b)
    {
        (A, B) = (a, b);
        _candleNs = Math.Max(a.FastestNs, b.FastestNs);
        Signals();
        Trades();
    }

    public DecidedRun A { get; }

    public DecidedRun B { get; }

    public List<SignalRow> Added { get; } = [];

    public List<SignalRow> Removed { get; } = [];

    /// <summary>Same symbol, side and fastest candle, but another time, price or score.</summary>
    public List<Pair<SignalRow>> Moved { get; } = [];

    /// <summary>Signals of both runs that the chain refused in one alone, or for another cause.</summary>
    public List<Pair<SignalRow>> Refusals { get; } = [];

    public List<TradeRow> TradesAdded { get; } = [];

    public List<TradeRow> TradesRemoved { get; } = [];

    /// <summary>Same strategy, symbol, side and candle of the entry, but otherwise not equal.</summary>
    public List<Pair<TradeRow>> TradesChanged { get; } = [];

    public bool IsEmpty => Added.Count + Removed.Count + Moved.Count + Refusals.Count + TradesAdded.Count + TradesRemoved.Count + TradesChanged.Count == 0;

    private void Signals()
    {
        var inB = B.Signals.ToList();
        var inA = new List<SignalRow>();
        foreach (var (signal, same) in Match(A.Signals, inB, (a, b) => a.IsSameAs(b), signal => (signal.Symbol, signal.Side, signal.TimeNs)))
        {
            if (same is null) inA.Add(signal);
            else if (signal.Refused != same.Refused) Refusals.Add(new(signal, same));
        }

        foreach (var (signal, moved) in Match(inA, inB, (_, _) => true, signal => (signal.Symbol, signal.Side, signal.TimeNs / _candleNs)))
        {
            if (moved is null)
            {
                Removed.Add(signal);
                continue;
            }

            Moved.Add(new(signal, moved));
            if (signal.Refused != moved.Refused) Refusals.Add(new(signal, moved));
        }

        Added.AddRange(inB);
    }

    private void Trades()
    {
        var inB = B.Trades.ToList();
        var inA = Match(A.Trades, inB, (a, b) => a == b, trade => trade).Where(pair => pair.Match is null).Select(pair => pair.Row).ToList();
        foreach (var (trade, changed) in Match(inA, inB, (_, _) => true, trade => (trade.Strategy, trade.Symbol, trade.Side, trade.EntryTimeNs / _candleNs)))
        {
            if (changed is null) TradesRemoved.Add(trade);
            else TradesChanged.Add(new(trade, changed));
        }

        TradesAdded.AddRange(inB);
    }

    // Each row of A with the first of B that is left and agrees with it; what was matched is taken out of B, whose order stays.
    private static List<(T Row, T? Match)> Match<T, TKey>(IReadOnlyList<T> a, List<T> b, Func<T, T, bool> agrees, Func<T, TKey> keyOf)
        where T : class
        where TKey : notnull
    {
        var byKey = b.GroupBy(keyOf).ToDictionary(group => group.Key, group => group.ToList());
        var taken = new HashSet<T>(ReferenceEqualityComparer.Instance);
        var matches = new List<(T, T?)>();
        foreach (var row in a)
        {
            T? match = null;
            if (byKey.TryGetValue(keyOf(row), out var candidates) && candidates.FindIndex(candidate => agrees(row, candidate)) is >= 0 and var index)
            {
                match = candidates[index];
                candidates.RemoveAt(index);
                taken.Add(match);
            }

            matches.Add((row, match));
        }

        b.RemoveAll(taken.Contains);
        return matches;
    }
}
