namespace FastEngine.Feeds.Generation;

/// <summary>Trades whose line comes later than it should, waiting for enough other trades of their symbol to pass.</summary>
internal sealed class DisplacedTrades
{
    /// <summary>At most so many wait for one symbol, and so many lines can follow one trade.</summary>
    public const int MaxPerSymbol = 64;

    private readonly List<Waiting>[] _symbols;

    public DisplacedTrades(int symbols)
    {
        _symbols = new List<Waiting>[symbols];
        for (var i = 0; i < symbols; i++) _symbols[i] = [];
    }

    private struct Waiting
    {
        public SyntheticTrade Trade;
        public FaultKind Kind;
        public int Wait;
        public bool Passed;
    }

    /// <summary>False when too many are waiting: then the trade must go out as it is.</summary>
    public bool TryAdd(in SyntheticTrade trade, FaultKind kind, int wait)
    {
        var waiting = _symbols[trade.SymbolIndex];
        if (waiting.Count == MaxPerSymbol) return false;
        waiting.Add(new Waiting { Trade = trade, Kind = kind, Wait = wait, Passed = kind == FaultKind.Duplicate });
        return true;
    }

    /// <summary>A later trade of the symbol went out.</summary>
    public void OnTrade(int symbol)
    {
        foreach (ref var waiting in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_symbols[symbol]))
        {
            waiting.Wait--;
            waiting.Passed = true;
        }
    }

    /// <summary>Takes the next trade of the symbol whose wait is over, or any at the <paramref name="end"/> of the tape.</summary>
    /// <param name="kind">The fault that the line now is; none when nothing overtook it.</param>
    public bool TryTake(int symbol, bool end, out SyntheticTrade trade, out FaultKind kind)
    {
        var list = _symbols[symbol];
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i].Wait > 0 && !end) continue;
            trade = list[i].Trade;
            kind = list[i].Passed ? list[i].Kind : FaultKind.None;
            list.RemoveAt(i);
            return true;
        }

        trade = default;
        kind = FaultKind.None;
        return false;
    }
}
