namespace FastEngine.Notifications.Events;

/// <summary>A template for each type of event.</summary>
public sealed class TemplateSet
{
    private static readonly string[] Defaults =
    [
        "Position {action} {direction} {quantity} {symbol} at {price} {pnl} {reason} {strategy}",
        "Watchlist entry {symbol} ends at {expires}",
        "Risk {what} {symbol} {detail}",
        "System {source} {detail}",
        "Day {trades} trades, {wins} won, pnl {pnl}, fees {fees}, best {best}, worst {worst}, equity {equity}, {open} open, {breaches} breaches, {errors} errors",
    ];

    private readonly Template[] _templates;

    /// <param name="texts">By type.</param>
    /// <exception cref="FormatException">One names what its event does not have.</exception>
    public TemplateSet(IReadOnlyDictionary<NotificationType, string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        _templates = [.. Enum.GetValues<NotificationType>().Select(type => new Template(type, texts.GetValueOrDefault(type) ?? Defaults[(int)type]))];
    }

    public static string DefaultOf(NotificationType type) => Defaults[(int)type];

    public string Render(Notification notification)
    {
        ArgumentNullException.ThrowIfNull(notification);
        return _templates[(int)notification.Type].Render(notification);
    }
}
