using System.Globalization;
using System.Text;

namespace FastEngine.Notifications.Events;

/// <summary>The line of text that an event becomes: what stands in braces is a field of it.</summary>
public sealed class Template
{
    private const string TimeField = "time";
    private const string LevelField = "level";

    // A field when true.
    private readonly List<(bool IsField, string Text)> _parts = [];

    /// <exception cref="FormatException">A brace is not closed, or names no field of the type.</exception>
    public Template(NotificationType type, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var known = EventNames.FieldsOf(type);
        for (var at = 0; at < text.Length;)
        {
            var open = text.IndexOf('{', at);
            if (open < 0) open = text.Length;
            if (open > at) _parts.Add((false, text[at..open]));
            if (open == text.Length) break;
            var close = text.IndexOf('}', open);
            if (close < 0) throw new FormatException("a '{' has no '}'");
            var name = text[(open + 1)..close];
            if (name is not (TimeField or LevelField) && !known.Contains(name))
                throw new FormatException($"{EventNames.Of(type)} has no field '{name}'; it has {string.Join(", ", known)}, {TimeField} and {LevelField}");
            _parts.Add((true, name));
            at = close + 1;
        }
    }

    /// <summary>The line; a field that does not apply leaves nothing, nor the blanks around it doubled.</summary>
    public string Render(Notification notification)
    {
        ArgumentNullException.ThrowIfNull(notification);
        var line = new StringBuilder();
        foreach (var (isField, text) in _parts)
        {
            var value = !isField ? text : text switch
            {
                TimeField => notification.Time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                LevelField => EventNames.Of(notification.Level),
                _ => notification.Fields.GetValueOrDefault(text, ""),
            };
            foreach (var letter in value)
            {
                var shown = char.IsControl(letter) ? ' ' : letter;
                if (shown != ' ' || (line.Length > 0 && line[^1] != ' ')) line.Append(shown);
            }
        }

        return line.ToString().TrimEnd();
    }
}
