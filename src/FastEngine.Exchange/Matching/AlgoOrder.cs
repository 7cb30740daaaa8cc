using FastEngine.Core;
using FastEngine.Exchange.Accounts;

namespace FastEngine.Exchange.Matching;

/// <summary>A conditional order of USD-M: it waits outside of the book, with an id of its own, and makes an order when it is set off.</summary>
internal sealed class AlgoOrder
{
    public required long AlgoId { get; init; }

    public required string ClientAlgoId { get; init; }

    public required Account Account { get; init; }

    public required TradedSymbol Symbol { get; init; }

    public required Side Side { get; init; }

    public required OrderKind Kind { get; init; }

    public PositionSide PositionSide { get; init; }

    public TimeInForce TimeInForce { get; init; }

    /// <summary>0 when it closes the position.</summary>
    public decimal Quantity { get; init; }

    public decimal TriggerPrice { get; init; }

    /// <summary>Limit price of a <see cref="OrderKind.Stop"/> or <see cref="OrderKind.TakeProfit"/>; 0 of the others.</summary>
    public decimal Price { get; init; }

    public WorkingType WorkingType { get; init; }

    public bool IsClosePosition { get; init; }

    public bool IsReduceOnly { get; init; }

    public bool IsReducing { get; init; }

    public bool IsPriceProtected { get; init; }

    /// <summary>Trades of the symbol up to this id do not set it off: it was decided on one of them. -1: not told.</summary>
    public long AfterTradeId { get; init; } = -1;

    public long CreateNs { get; set; }

    public long UpdateNs { get; set; }

    /// <summary>0 before it was set off.</summary>
    public long TriggerNs { get; set; }

    public AlgoStatus Status { get; set; }

    /// <summary>The order that it became.</summary>
    public Order? Child { get; set; }

    /// <summary>Why it was rejected when it was set off.</summary>
    public string RejectReason { get; set; } = "";

    public bool IsStop => Kind is OrderKind.Stop or OrderKind.StopMarket;

    /// <summary>Whether a price sets it off: a stop buys at or above its trigger and sells at or below it, a target the other way round.</summary>
    public bool IsReached(decimal price) => Side == Side.Buy == IsStop ? price >= TriggerPrice : price <= TriggerPrice;
}
