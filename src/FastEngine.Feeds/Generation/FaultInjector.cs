using FastEngine.Core;

namespace FastEngine.Feeds.Generation;

/// <summary>Decides from the seed which trades suffer which fault, and changes the numbers of those that do.</summary>
/// <remarks>Each fault leaves the trades around it clean enough that a reader can tell what it is, so that its counters can be compared.</remarks>
internal sealed class FaultInjector
{
    /// <summary>Clean trades of a symbol after which its price and time are beyond doubt again.</summary>
    private const int SettleTrades = 4;

    private const long JumpMs = 2 * EngineTime.NsPerHour / EngineTime.NsPerMs;
    private const int MaxMissingIds = 9;

    private readonly SymbolFaults[] _symbols;
    private readonly SyntheticMarketOptions _options;
    private readonly FaultKind[] _kinds;
    private readonly double[] _cumulative;
    private long _shiftMs;

    private struct SymbolFaults
    {
        public Xoshiro256 Random;
        public long IdOffset;
        public int Unsettled;
    }

    public FaultInjector(SyntheticMarketOptions options, FaultRates rates)
    {
        _options = options;
        _kinds = [.. FaultRates.Kinds.Where(k => rates[k] > 0)];
        _cumulative = new double[_kinds.Length];
        double sum = 0;
        for (var i = 0; i < _kinds.Length; i++) _cumulative[i] = sum += rates[_kinds[i]];
        _symbols = new SymbolFaults[options.Symbols.Count];
        for (var i = 0; i < _symbols.Length; i++)
        {
            var symbol = options.Symbols[i];
            _symbols[i].Random = new Xoshiro256(SplitMix64.Derive(options.Seed, symbol.Name, ((ulong)symbol.Market << 8) | RandomPurpose.Faults));
            _symbols[i].Unsettled = SettleTrades;
            if (rates[FaultKind.NotMarket] > 0 && (options.Stream != TradeStream.Trade || symbol.Market == Market.Spot))
                throw new ArgumentException($"fault 'notmarket' needs single trades of the futures: {symbol.Name} on {symbol.Market} has no X");
        }
    }

    /// <summary>The random stream that shapes the faults of a symbol.</summary>
    public ref Xoshiro256 RandomOf(int symbol) => ref _symbols[symbol].Random;

    /// <summary>True when no recent spike or jump of the symbol could be mistaken for something else.</summary>
    public bool IsSettled(int symbol) => _symbols[symbol].Unsettled == 0;

    /// <summary>A trade of the symbol that counts went out.</summary>
    public void OnTrade(int symbol)
    {
        if (_symbols[symbol].Unsettled > 0) _symbols[symbol].Unsettled--;
    }

    /// <summary>Chooses the fault of a trade and applies what is a matter of its numbers.</summary>
    public FaultKind Apply(ref SyntheticTrade trade, FaultReport report)
    {
        ref var symbol = ref _symbols[trade.SymbolIndex];
        var kind = Choose(symbol.Random.NextUnit());
        if (symbol.Unsettled > 0 && kind is not (FaultKind.Garbage or FaultKind.Variant or FaultKind.Escaped)) kind = FaultKind.None;
        switch (kind)
        {
            case FaultKind.IdGap:
                var missing = 1 + symbol.Random.NextBelow(MaxMissingIds);
                symbol.IdOffset += missing;
                report.MissingIds += missing;
                break;
            case FaultKind.PriceSpike:
                var tick = _options.Symbols[trade.SymbolIndex].Tick;
                var distance = trade.Price / tick / 5 * tick;
                trade.Price += symbol.Random.NextBool(0.5) ? distance : -distance;
                symbol.Unsettled = SettleTrades;
                break;
            case FaultKind.TimeSpike:
                trade.TradeTimeMs += JumpMs;
                trade.EventTimeMs += JumpMs;
                symbol.Unsettled = SettleTrades;
                break;
            case FaultKind.TimeJump:
                _shiftMs += JumpMs;
                for (var i = 0; i < _symbols.Length; i++) _symbols[i].Unsettled = SettleTrades;
                break;
            case FaultKind.ZeroQuantity:
                trade.Quantity = 0;
                break;
        }

        trade.TradeId += symbol.IdOffset;
        trade.TradeTimeMs += _shiftMs;
        trade.EventTimeMs += _shiftMs;
        trade.TimeNs += _shiftMs * EngineTime.NsPerMs;
        trade.ReceiveTimeNs += _shiftMs * EngineTime.NsPerMs;
        if (trade.Stream == TradeStream.Trade) trade.FirstTradeId = trade.LastTradeId = trade.TradeId;
        return kind;
    }

    private FaultKind Choose(double draw)
    {
        for (var i = 0; i < _cumulative.Length; i++)
        {
            if (draw <= _cumulative[i]) return _kinds[i];
        }

        return FaultKind.None;
    }
}
