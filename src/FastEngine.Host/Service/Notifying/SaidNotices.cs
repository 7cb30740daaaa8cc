using System.Text.RegularExpressions;
using FastEngine.Core.Logging;
using FastEngine.Notifications.Events;

namespace FastEngine.Host.Service.Notifying;

/// <summary>Makes notifications of what slow threads say to the log: faults of storage and connections, and the alerts.</summary>
internal static partial class SaidNotices
{
    /// <summary>What notifications themselves say: telling it would make more of it.</summary>
    public const string Own = "notifications";

    private const string AlertPrefix = "ALERT ";

    // A symbol has more letters than a unit.
    private const int LettersOfName = 3;

    /// <param name="level">How grave it is.</param>
    /// <param name="source">Part of the engine.</param>
    /// <param name="text">What it said.</param>
    /// <param name="about">What of; null where the text tells that.</param>
    /// <param name="now">The time.</param>
    /// <returns>Null for what people are not told of.</returns>
    public static Notification? Of(LogLevel level, string source, string text, string? about, DateTimeOffset now)
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
            Type = isRisk ? NotificationType.RiskBreach : NotificationType.SystemError, Level = found, Time = now, Key = $"{source} {about ?? (found == NotificationLevel.Critical ? said : WithoutNumbers(said))}",
            Fields = new Dictionary<string, string> { [isRisk ? "what" : "source"] = isRisk ? "" : source, ["detail"] = said },
        };
    }

    // Numbers of what is the same again differ; those of symbols are part of their names.
    private static string WithoutNumbers(string text) => Numbered().Replace(text, word => IsName(word.Value) ? word.Value : string.Concat(word.Value.Where(letter => !char.IsAsciiDigit(letter))));

    private static bool IsName(string word) => word.Count(char.IsAsciiLetterUpper) >= LettersOfName && !word.Any(char.IsAsciiLetterLower);

    [GeneratedRegex("[A-Za-z0-9_]*[0-9][A-Za-z0-9_]*")]
    private static partial Regex Numbered();
}
