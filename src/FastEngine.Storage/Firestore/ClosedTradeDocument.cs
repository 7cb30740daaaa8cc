using FastEngine.Core;
using FastEngine.Storage.Outbox;

namespace FastEngine.Storage.Firestore;

/// <summary>A closed strategy position, or the closed part of one: a document of <c>trade_history</c>, written once.</summary>
public sealed record ClosedTradeDocument
{
    public required string Account { get; init; }

    public required string Exchange { get; init; }

    public required string MarketType { get; init; }

    public required string Symbol { get; init; }

    public required string Strategy { get; init; }

    /// <summary>The configuration that it was traded with.</summary>
    public required string ConfigType { get; init; }

    public required long PositionId { get; init; }

    /// <summary>Number of the exit order: parts of a position differ by it.</summary>
    public required long ExitOrder { get; init; }

    public required Direction Direction { get; init; }

    public required ExactDecimal EntryPrice { get; init; }

    public required ExactDecimal ExitPrice { get; init; }

    public required ExactDecimal Quantity { get; init; }

    public required ExactDecimal Fees { get; init; }

    /// <summary>Net realised.</summary>
    public required ExactDecimal Pnl { get; init; }

    public required string ExitReason { get; init; }

    public required long EntryTimeNs { get; init; }

    public required long ExitTimeNs { get; init; }

    public string Id => FirestoreDocument.IdOf(Account, Exchange, MarketType, Symbol, EntryTimeNs.ToString(), PositionId.ToString(), ExitOrder.ToString());

    public OutboxEntry ToEntry(long journalPosition) => new FirestoreDocument(FirestoreCollections.TradeHistory, Id)
        .Text("kind", "trade").Text("account", Account).Text("exchange", Exchange).Text("market_type", MarketType).Text("symbol", Symbol)
        .Text("strategy", Strategy).Text("config_type", ConfigType).Integer("position_id", PositionId).Integer("exit_order", ExitOrder)
        .Text("side", Direction == Direction.Long ? "long" : "short")
        .Exact("entry_price", EntryPrice).Exact("exit_price", ExitPrice).Exact("quantity", Quantity).Exact("fees", Fees).Exact("pnl", Pnl)
        .Text("exit_reason", ExitReason).Time("entry_time", EntryTimeNs).Time("exit_time", ExitTimeNs).Integer("journal_position", journalPosition)
        .ToEntry();
}
