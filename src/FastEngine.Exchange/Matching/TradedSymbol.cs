using FastEngine.Core;
using FastEngine.Exchange.Symbols;

namespace FastEngine.Exchange.Matching;

/// <summary>A symbol's prices, history and the orders that clients have in it.</summary>
internal sealed class TradedSymbol(SymbolRules rules, int index, int keptTrades)
{
    private readonly TapeTrade[] _trades = new TapeTrade[keptTrades];
    private long _count;

    public SymbolRules Rules { get; } = rules;

    /// <summary>Place among the symbols of the tape.</summary>
    public int Index { get; } = index;

    public string Name => Rules.Symbol;

    public string LowerName { get; } = rules.Symbol.ToLowerInvariant();

    public bool IsFuture => Rules.Market != Market.Spot;

    /// <summary>0 before the first trade.</summary>
    public decimal LastPrice { get; private set; }

    public decimal MarkPrice { get; private set; }

    public decimal BestBid { get; private set; }

    public decimal BestAsk { get; private set; }

    /// <summary>What is shown at the best prices.</summary>
    public decimal TouchQuantity { get; private set; }

    public long UpdateId { get; private set; }

    public CandleHistory Candles { get; } = new();

    /// <summary>Orders that reached the exchange and are open, in the order of their arrival.</summary>
    public List<Order> Open { get; } = [];

    /// <summary>Conditional orders that wait for their trigger.</summary>
    public List<AlgoOrder> Waiting { get; } = [];

    /// <summary>Trades kept, newest last.</summary>
    public int TradeCount => (int)Math.Min(_count, _trades.Length);

    public ref readonly TapeTrade TradeAt(int index) => ref _trades[(_count - TradeCount + index) % _trades.Length];

    /// <summary>Takes a trade as the last one: prices and history.</summary>
    /// <param name="markWeight">Part of the way that the mark price goes to the last one; 1 follows at once.</param>
    public void Show(in TapeTrade trade, decimal markWeight, int inventedMinutes)
    {
        if (_count == 0) Candles.Invent(in trade, inventedMinutes, Rules.TickSize, Name);
        _trades[_count++ % _trades.Length] = trade;
        Candles.Add(in trade);
        if (!trade.IsOnTime && LastPrice != 0) return;
        LastPrice = trade.Price;
        MarkPrice = MarkPrice == 0 || markWeight >= 1 ? trade.Price : MarkPrice + (trade.Price - MarkPrice) * markWeight;
        BestBid = trade.Aggressor == Side.Buy ? Math.Max(Rules.TickSize, trade.Price - Rules.TickSize) : trade.Price;
        BestAsk = BestBid + Rules.TickSize;
        TouchQuantity = trade.Quantity;
        UpdateId = trade.Sequence + 1;
    }
}
