using System.Security.Cryptography;
using FastEngine.Notifications.Events;

namespace FastEngine.Notifications.Delivery;

/// <summary>Makes messages of lines: with a title, and as many as a channel's longest text asks for.</summary>
internal static class MessageMaker
{
    private const int IdBytes = 16;
    private const int LongestTitle = 120;

    // Of a line: its time and its end.
    private const int LineOverhead = 10;

    public static NotificationMessage Single(NotificationLine line, DateTimeOffset now, int longest) => Make(line.Level, [Short(line, longest)], now,
        $"{EventNames.Of(line.Level).ToUpperInvariant()} {EventNames.Of(line.Type)}: {line.Text}");

    /// <param name="what">Begins each title.</param>
    /// <param name="level">Of the messages.</param>
    /// <param name="lines">At least one.</param>
    /// <param name="leftOut">How many lines are not among them.</param>
    /// <param name="now">The time.</param>
    /// <param name="longest">Characters of a message's text.</param>
    public static IEnumerable<NotificationMessage> Several(string what, NotificationLevel level, IReadOnlyList<NotificationLine> lines, long leftOut, DateTimeOffset now, int longest)
    {
        var parts = new List<List<NotificationLine>> { new() };
        var length = 0;
        foreach (var line in lines.Select(line => Short(line, longest)))
        {
            if (length + line.Text.Length + LineOverhead > longest && parts[^1].Count > 0)
            {
                parts.Add([]);
                length = 0;
            }

            parts[^1].Add(line);
            length += line.Text.Length + LineOverhead;
        }

        for (var i = 0; i < parts.Count; i++)
        {
            var title = $"{what}: {lines.Count + leftOut} events{(leftOut > 0 ? $", {leftOut} left out" : "")}{(parts.Count > 1 ? $" ({i + 1} of {parts.Count})" : "")}";
            yield return Make(level, parts[i], now, title);
        }
    }

    private static NotificationLine Short(NotificationLine line, int longest) =>
        line.Text.Length + LineOverhead <= longest ? line : line with { Text = line.Text[..(longest - LineOverhead - 1)] + "…" };

    private static NotificationMessage Make(NotificationLevel level, IReadOnlyList<NotificationLine> lines, DateTimeOffset now, string title) => new()
    {
        Id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes)), Level = level, Time = now, Lines = lines,
        Title = title.Length <= LongestTitle ? title : title[..(LongestTitle - 1)] + "…",
    };
}
