using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace FastEngine.Host.Tests.Running;

/// <summary>Everything that an options record holds as text, down to the fields of what it is composed of: equal for equal options.</summary>
internal static class Dump
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    public static string Of(object? value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    private static void Append(StringBuilder text, object? value)
    {
        if (value is null) text.Append("null");
        else if (value is string or Enum or IFormattable) text.AppendFormat(CultureInfo.InvariantCulture, "{0}", value);
        else if (value is bool flag) text.Append(flag);
        else if (value is IEnumerable items)
        {
            text.Append('[');
            foreach (var item in items)
            {
                Append(text, item);
                text.Append(';');
            }

            text.Append(']');
        }
        else
        {
            text.Append(value.GetType().Name).Append('{');
            foreach (var field in value.GetType().GetFields(Fields).OrderBy(field => field.Name, StringComparer.Ordinal))
            {
                text.Append(field.Name).Append('=');
                Append(text, field.GetValue(value));
                text.Append(';');
            }

            text.Append('}');
        }
    }
}
