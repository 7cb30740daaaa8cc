using FastEngine.Core.Logging;
using FastEngine.Notifications.Events;

namespace FastEngine.Host.Service.Notifying;

/// <summary>Makes notifications of what slow threads say to the log: faults of storage and connections, and the alerts.</summary>
internal static class SaidNotices
{
    /// <summary>What notifications themselves say: telling it would make more of it.</summary>
    public const string Own = "notifications";

    private const string AlertPrefix = "ALERT ";

    /// <summary>Null for what people are not told of.</summary>
    public static Notification? Of(LogLevel level, string source, string text, DateTimeOffset now)
    {
        NotificationLevel? urgent = level switch
        {
            >= LogLevel.Error => NotificationLevel.Critical,
            LogLevel.Warning => NotificationLevel.Warning,
            LogLevel.Information when source is ServiceAlerts.Risk or ServiceAlerts.Faults => NotificationLevel.Info,
            _ => null,
        };
        if (urgent is not { } found || source == Own) return null;
        var said = text.StartsWith(AlertPrefix, StringComparison.Ordinal) ? text[AlertPrefix.Length..] : text;
        if (said.StartsWith(source + ": ", StringComparison.Ordinal)) said = said[(source.Length + 2)..];
        var isRisk = source == ServiceAlerts.Risk;
        return new Notification
        {
            Type = isRisk ? NotificationType.RiskBreach : NotificationType.SystemError, Level = found, Time = now, Key = $"{found} {string.Concat(said.Where(letter => !char.IsAsciiDigit(letter)))}",
            Fields = new Dictionary<string, string> { [isRisk ? "what" : "source"] = isRisk ? "" : source, ["detail"] = said },
        };
    }
}
