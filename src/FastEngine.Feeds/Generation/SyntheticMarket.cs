using FastEngine.Core;

namespace FastEngine.Feeds.Generation;

/// <summary>A seeded market of several symbols as one stream of trades in time order; ties go to the symbol that is listed first.</summary>
/// <remarks>Nothing allocates after construction. Each symbol has random streams of its own, made of the seed, its name and its market:
/// other symbols change its trades only through its share of the total rate, and its receive times only where frames queue.</remarks>
public sealed class SyntheticMarket
{
    private readonly SymbolFlow[] _flows;
    private readonly long[] _heapTimes;
    private readonly int[] _heapSymbols;
    private readonly long[] _nextAggregateIds;
    private readonly bool _aggregates;
    private readonly long _endNs;
    private readonly long _maxTrades;
    private long _lastReceiveNs;

    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public SyntheticMarket(SyntheticMarketOptions options)
    {
        options.Validate();
        Options = options;
        var count = options.Symbols.Count;
        _flows = new SymbolFlow[count];
        _heapTimes = new long[count];
        _heapSymbols = new int[count];
        _nextAggregateIds = new long[count];
        _aggregates = options.Stream == TradeStream.Aggregate;
        _endNs = options.DurationNs is { } duration ? options.StartTimeNs + duration : long.MaxValue;
        _maxTrades = options.MaxTrades ?? long.MaxValue;

        double weights = 0;
        for (var i = 0; i < count; i++) weights += Weight(i);
        for (var i = 0; i < count; i++)
        {
            var symbol = options.Symbols[i];
            var rate = symbol.TradesPerSecond ?? options.TradesPerSecond * (Weight(i) / weights);
            _flows[i] = options.Model switch
            {
                MarketModel.Pressure => new OrderFlow(symbol, rate, options),
                MarketModel.LatentBook => new LatentFlow(symbol, rate, options),
                _ => new WalkFlow(symbol, rate, options),
            };
            _nextAggregateIds[i] = 500_000_000 + (long)(SplitMix64.Derive(options.Seed, symbol.Name, RandomPurpose.Ids) >> 33);
            _heapTimes[i] = _flows[i].TimeNs;
            _heapSymbols[i] = i;
        }

        for (var i = count / 2 - 1; i >= 0; i--) SiftDown(i);
    }

    public SyntheticMarketOptions Options { get; }

    public IReadOnlyList<SyntheticSymbol> Symbols => Options.Symbols;

    /// <summary>Trades made so far.</summary>
    public long Trades { get; private set; }

    /// <summary>The next trade, false at the end of the market; then <paramref name="trade"/> is undefined.</summary>
    public bool NextTrade(out SyntheticTrade trade)
    {
        trade = default;
        var symbol = _heapSymbols[0];
        var flow = _flows[symbol];
        if (Trades >= _maxTrades || flow.TimeNs >= _endNs) return false;

        // All trades of an order have one time, so the order at the top of the heap stays there until it is done.
        flow.Trade(ref trade);
        if (_aggregates) Aggregate(flow, symbol, ref trade);
        if (flow.Remaining == 0)
        {
            flow.BeginNext();
            _heapTimes[0] = flow.TimeNs;
            SiftDown(0);
        }

        trade.SymbolIndex = symbol;
        if (trade.ReceiveTimeNs < _lastReceiveNs) trade.ReceiveTimeNs = _lastReceiveNs;
        _lastReceiveNs = trade.ReceiveTimeNs;
        Trades++;
        return true;
    }

    private double Weight(int index) => Options.Traffic == TrafficShape.Zipf ? 1.0 / (index + 1) : 1.0;

    private void Aggregate(SymbolFlow flow, int symbol, ref SyntheticTrade trade)
    {
        var part = trade;
        while (flow.NextIsSameLevel)
        {
            flow.Trade(ref part);
            trade.Quantity += part.Quantity;
            trade.LastTradeId = part.TradeId;
        }

        trade.TradeId = _nextAggregateIds[symbol]++;
        trade.Stream = TradeStream.Aggregate;
    }

    private void SiftDown(int index)
    {
        var times = _heapTimes;
        var symbols = _heapSymbols;
        var time = times[index];
        var symbol = symbols[index];
        while (true)
        {
            var child = 2 * index + 1;
            if (child >= times.Length) break;
            var right = child + 1;
            if (right < times.Length && Precedes(times[right], symbols[right], times[child], symbols[child])) child = right;
            if (!Precedes(times[child], symbols[child], time, symbol)) break;
            times[index] = times[child];
            symbols[index] = symbols[child];
            index = child;
        }

        times[index] = time;
        symbols[index] = symbol;
    }

    private static bool Precedes(long time, int symbol, long otherTime, int otherSymbol) =>
        time < otherTime || (time == otherTime && symbol < otherSymbol);
}
