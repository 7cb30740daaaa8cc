namespace FastEngine.Storage.Firestore;

/// <summary>The collections that the engine reads or writes.</summary>
public static class FirestoreCollections
{
    public const string Watchlists = "watchlists";
    public const string MarketConfigs = "market_configs";
    public const string StrategyConfigs = "strategy_configs";
    public const string ActivePositions = "active_positions";
    public const string TradeHistory = "trade_history";
    public const string ForexAccounts = "forex_accounts";

    /// <summary>Those that are read at start and followed.</summary>
    public static IReadOnlyList<string> Followed { get; } = [Watchlists, MarketConfigs, StrategyConfigs];
}
