using FastEngine.Core;
using FastEngine.Exchange.Accounts;

namespace FastEngine.Exchange.Matching;

/// <summary>A client's order, from its arrival to its end; kept afterwards for queries.</summary>
internal sealed class Order
{
    public required long OrderId { get; init; }

    public required string ClientOrderId { get; set; }

    public required Account Account { get; init; }

    public required TradedSymbol Symbol { get; init; }

    public required Side Side { get; init; }

    public required OrderKind Kind { get; init; }

    /// <summary>The type that it was placed with: a triggered conditional order is a market or limit order by then.</summary>
    public OrderKind OriginalKind { get; init; }

    public TimeInForce TimeInForce { get; init; }

    /// <summary>Limit price; 0 of a market order.</summary>
    public decimal Price { get; init; }

    public decimal Quantity { get; set; }

    public PositionSide PositionSide { get; init; }

    public bool IsReduceOnly { get; init; }

    public bool IsClosePosition { get; init; }

    /// <summary>It fills no more than its position has: it says so, or it is of the side that closes in hedge mode.</summary>
    public bool IsReducing { get; init; }

    /// <summary>Trigger of a spot order; 0 when there is none.</summary>
    public decimal StopPrice { get; init; }

    public WorkingType WorkingType { get; init; }

    public string SelfTradePrevention { get; init; } = "NONE";

    /// <summary>Milliseconds; 0 when there is no end.</summary>
    public long GoodTillMs { get; init; }

    /// <summary>The conditional order that it came of; null for none.</summary>
    public AlgoOrder? Algo { get; init; }

    /// <summary>Spot: the list that it belongs to.</summary>
    public OrderList? List { get; set; }

    /// <summary>Spot: the id of the cancellation; its report has it in the place of the order's own.</summary>
    public string? CancelId { get; set; }

    /// <summary>Spot: what a market order may spend, quote currency; 0 when it has a quantity.</summary>
    public decimal QuoteQuantity { get; init; }

    /// <summary>Trades of the symbol up to this id fill nothing: it was decided on one of them. -1: not told.</summary>
    public long AfterTradeId { get; init; } = -1;

    public OrderStatus Status { get; set; }

    public decimal Executed { get; set; }

    /// <summary>Sum of price times quantity of its fills.</summary>
    public decimal CumulatedQuote { get; set; }

    public long ArrivalNs { get; set; }

    public long UpdateNs { get; set; }

    /// <summary>When it began to work; a spot order with a trigger works from the trigger on.</summary>
    public long WorkingNs { get; set; }

    /// <summary>It takes liquidity and pays for it.</summary>
    public bool IsTaker { get; set; }

    /// <summary>Spot: its trigger was reached.</summary>
    public bool IsTriggered { get; set; }

    /// <summary>When no more than this remains, the exchange ends it: a fault that was scripted.</summary>
    public decimal EndAt { get; set; }

    /// <summary>Quantity and money that a spot order still holds back.</summary>
    public decimal Locked { get; set; }

    public List<UserTrade> Fills { get; } = [];

    public decimal Remaining => Quantity - Executed;

    public bool IsOpen => Status is OrderStatus.New or OrderStatus.PartiallyFilled;

    public bool IsMarket => Kind is OrderKind.Market || (IsTriggered && Kind is OrderKind.StopLoss or OrderKind.TakeProfit);

    public bool HasTrigger => StopPrice > 0 && !IsTriggered;

    public decimal AveragePrice => Executed == 0 ? 0 : CumulatedQuote / Executed;

    /// <summary>Whether a price is strictly beyond the limit, on the order's good side.</summary>
    public bool IsThrough(decimal price) => Side == Side.Buy ? price < Price : price > Price;

    /// <summary>Whether a price is at the limit or beyond it.</summary>
    public bool IsAtOrThrough(decimal price) => Side == Side.Buy ? price <= Price : price >= Price;
}
