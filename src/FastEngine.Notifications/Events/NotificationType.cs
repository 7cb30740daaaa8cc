namespace FastEngine.Notifications.Events;

/// <summary>The kinds of event that people are told of.</summary>
public enum NotificationType
{
    /// <summary>A position was opened or closed.</summary>
    TradeExecuted,

    /// <summary>An entry of the watchlist ends within the hour.</summary>
    WatchlistExpiring,

    /// <summary>A limit of risk was passed, or what protects a position failed.</summary>
    RiskBreach,

    /// <summary>A part of the engine fails: storage, connections, orders.</summary>
    SystemError,

    /// <summary>What the day came to.</summary>
    DailySummary,
}
