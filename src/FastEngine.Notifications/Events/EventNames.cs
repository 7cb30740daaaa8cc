namespace FastEngine.Notifications.Events;

/// <summary>Names of the event types and levels as they are written and sent, and the fields that each event has.</summary>
public static class EventNames
{
    private static readonly string[] Types = ["trade_executed", "watchlist_expiring", "risk_breach", "system_error", "daily_summary"];
    private static readonly string[] LevelNames = ["info", "warning", "critical"];

    private static readonly string[][] FieldNames =
    [
        ["action", "symbol", "direction", "quantity", "price", "pnl", "fees", "reason", "strategy"],
        ["symbol", "expires"],
        ["what", "symbol", "detail"],
        ["source", "detail"],
        ["trades", "wins", "pnl", "fees", "best", "worst", "equity", "open", "breaches", "errors"],
    ];

    public static IReadOnlyList<string> AllTypes => Types;

    public static IReadOnlyList<string> AllLevels => LevelNames;

    public static string Of(NotificationType type) => Types[(int)type];

    public static string Of(NotificationLevel level) => LevelNames[(int)level];

    /// <exception cref="ArgumentException">There is none of the name.</exception>
    public static NotificationType TypeOf(string name) => (NotificationType)IndexOf(Types, name);

    /// <exception cref="ArgumentException">There is none of the name.</exception>
    public static NotificationLevel LevelOf(string name) => (NotificationLevel)IndexOf(LevelNames, name);

    /// <summary>What a template of the type may name, beside <c>time</c> and <c>level</c>.</summary>
    public static IReadOnlyList<string> FieldsOf(NotificationType type) => FieldNames[(int)type];

    private static int IndexOf(string[] names, string name) =>
        Array.IndexOf(names, name) is >= 0 and var at ? at : throw new ArgumentException($"'{name}' is none of {string.Join(", ", names)}", nameof(name));
}
