using FastEngine.Storage.Outbox;

namespace FastEngine.Storage.Firestore;

/// <summary>Balance and margin of an account at an exchange, the latest: a document of <c>trade_history</c>, whose <c>kind</c> tells it from trades.</summary>
public sealed record AccountStateDocument
{
    public required string Account { get; init; }

    public required string Exchange { get; init; }

    public required string MarketType { get; init; }

    public required ExactDecimal Balance { get; init; }

    public required ExactDecimal Equity { get; init; }

    public required ExactDecimal MarginUsed { get; init; }

    public required long UpdatedTimeNs { get; init; }

    public string Id => FirestoreDocument.IdOf("account", Account, Exchange, MarketType);

    public OutboxEntry ToEntry(long journalPosition) => new FirestoreDocument(FirestoreCollections.TradeHistory, Id)
        .Text("kind", "account").Text("account", Account).Text("exchange", Exchange).Text("market_type", MarketType)
        .Exact("balance", Balance).Exact("equity", Equity).Exact("margin_used", MarginUsed)
        .Time("updated_time", UpdatedTimeNs).Integer("journal_position", journalPosition)
        .ToEntry();
}
