using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace FastEngine.Exchange;

/// <summary>The exchange's spelling of an enumeration: <c>StopMarket</c> is <c>STOP_MARKET</c>.</summary>
internal static class Wire
{
    public static string Of<T>(T value)
        where T : struct, Enum => Names<T>.Texts[value];

    public static bool TryParse<T>([NotNullWhen(true)] string? text, out T value)
        where T : struct, Enum
    {
        value = default;
        return text is not null && Names<T>.Values.TryGetValue(text, out value);
    }

    private static class Names<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Texts = Enum.GetValues<T>().ToDictionary(value => value, value => Spell(value.ToString()));
        public static readonly Dictionary<string, T> Values = Texts.ToDictionary(pair => pair.Value, pair => pair.Key);
    }

    private static string Spell(string name)
    {
        var text = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsAsciiLetterUpper(c) && text.Length > 0) text.Append('_');
            text.Append(char.ToUpperInvariant(c));
        }

        return text.ToString();
    }
}
