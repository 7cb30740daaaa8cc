using FastEngine.Core;

namespace FastEngine.Feeds.Generation;

/// <summary>One trade of the synthetic market, with the truth that a real tape does not tell.</summary>
public struct SyntheticTrade
{
    /// <summary>Exact time of the order, ns since the epoch; the exchange prints it in whole ms.</summary>
    public long TimeNs;

    /// <summary>The exchange's <c>T</c>.</summary>
    public long TradeTimeMs;

    /// <summary>The exchange's <c>E</c>.</summary>
    public long EventTimeMs;

    /// <summary>When the recorder got it; never goes back along the tape.</summary>
    public long ReceiveTimeNs;

    /// <summary>The id of the stream: <c>t</c>, or <c>a</c> of an aggregate.</summary>
    public long TradeId;

    /// <summary>Id of the first trade in an aggregate; the trade's own id otherwise.</summary>
    public long FirstTradeId;

    public long LastTradeId;

    /// <summary>At the symbol's printed price decimals.</summary>
    public long Price;

    /// <summary>At the symbol's printed quantity decimals.</summary>
    public long Quantity;

    /// <summary>Best bid when the order arrived, at the printed price decimals.</summary>
    public long BestBid;

    public long BestAsk;

    /// <summary>Index into the symbols of the market.</summary>
    public int SymbolIndex;

    public Side Aggressor;
    public TradeStream Stream;

    /// <summary>The regime that the symbol was in.</summary>
    public MarketRegime Regime;
}
