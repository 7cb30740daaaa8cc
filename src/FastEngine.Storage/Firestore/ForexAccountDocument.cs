using FastEngine.Storage.Outbox;

namespace FastEngine.Storage.Firestore;

/// <summary>An account at a broker or a prop firm: a document of <c>forex_accounts</c>. It has no password: secrets never leave the machine.</summary>
public sealed record ForexAccountDocument
{
    public required string AccountId { get; init; }

    /// <summary>For example <c>mt5</c>.</summary>
    public required string Platform { get; init; }

    public required string BrokerName { get; init; }

    /// <summary><c>broker</c> or <c>prop_firm</c>.</summary>
    public required string BrokerType { get; init; }

    public required string Server { get; init; }

    public required string AccountNumber { get; init; }

    /// <summary>For example <c>challenge</c>.</summary>
    public required string AccountType { get; init; }

    public double? MaxDailyLossPercent { get; init; }

    public double? MaxTotalLossPercent { get; init; }

    public ExactDecimal? ProfitTarget { get; init; }

    public bool AllowNewsTrading { get; init; }

    public required string Status { get; init; }

    public bool Enabled { get; init; }

    public OutboxEntry ToEntry(long journalPosition) => new FirestoreDocument(FirestoreCollections.ForexAccounts, FirestoreDocument.IdOf(AccountId))
        .Text("account_id", AccountId).Text("platform", Platform).Text("broker_name", BrokerName).Text("broker_type", BrokerType)
        .Text("server", Server).Text("account_number", AccountNumber).Text("account_type", AccountType)
        .Map("rules", rules => rules.Number("max_daily_loss_percent", MaxDailyLossPercent).Number("max_total_loss_percent", MaxTotalLossPercent)
            .Exact("profit_target", ProfitTarget).Flag("allow_news_trading", AllowNewsTrading))
        .Text("status", Status).Flag("enabled", Enabled).Integer("journal_position", journalPosition)
        .ToEntry();
}
