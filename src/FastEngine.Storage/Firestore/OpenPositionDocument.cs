using FastEngine.Core;
using FastEngine.Storage.Outbox;

namespace FastEngine.Storage.Firestore;

/// <summary>An open strategy position: a document of <c>active_positions</c>, deleted when it is closed.</summary>
public sealed record OpenPositionDocument
{
    public required string Account { get; init; }

    public required string Exchange { get; init; }

    public required string MarketType { get; init; }

    public required string Symbol { get; init; }

    public required string Strategy { get; init; }

    public required long PositionId { get; init; }

    public required Direction Direction { get; init; }

    public required ExactDecimal EntryPrice { get; init; }

    public required ExactDecimal Quantity { get; init; }

    /// <summary>Unrealised, at the mark.</summary>
    public ExactDecimal? Pnl { get; init; }

    public ExactDecimal? MarkPrice { get; init; }

    public ExactDecimal? StopPrice { get; init; }

    public required long EntryTimeNs { get; init; }

    public required long UpdatedTimeNs { get; init; }

    /// <summary>The same for every state of the position, and of no other: a new data directory numbers positions from 1 again, at another time.</summary>
    public string Id => IdOf(Account, Exchange, MarketType, Symbol, EntryTimeNs, PositionId);

    /// <summary>The position is closed.</summary>
    public static OutboxEntry Closed(string account, string exchange, string marketType, string symbol, long entryTimeNs, long positionId) =>
        OutboxEntry.Delete(FirestoreCollections.ActivePositions, IdOf(account, exchange, marketType, symbol, entryTimeNs, positionId));

    public OutboxEntry ToEntry(long journalPosition) => new FirestoreDocument(FirestoreCollections.ActivePositions, Id)
        .Text("account", Account).Text("exchange", Exchange).Text("market_type", MarketType).Text("symbol", Symbol).Text("strategy", Strategy)
        .Integer("position_id", PositionId).Text("side", Direction == Direction.Long ? "long" : "short")
        .Exact("entry_price", EntryPrice).Exact("quantity", Quantity).Exact("pnl", Pnl).Exact("mark_price", MarkPrice).Exact("stop_price", StopPrice)
        .Time("entry_time", EntryTimeNs).Time("updated_time", UpdatedTimeNs).Integer("journal_position", journalPosition)
        .ToEntry();

    private static string IdOf(string account, string exchange, string marketType, string symbol, long entryTimeNs, long positionId) =>
        FirestoreDocument.IdOf(account, exchange, marketType, symbol, entryTimeNs.ToString(), positionId.ToString());
}
