using System.Text;

namespace FastEngine.Storage.Symbols.Rows;

/// <summary>Enums as they stand in text columns: <c>TrailingStop</c> is <c>trailing_stop</c>.</summary>
public static class Names
{
    public static string Of<T>(T value)
        where T : struct, Enum => Cache<T>.Texts.TryGetValue(value, out var text) ? text : value.ToString();

    private static string SnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        foreach (var c in name)
        {
            if (char.IsUpper(c) && text.Length > 0) text.Append('_');
            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }

    private static class Cache<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Texts = Enum.GetValues<T>().ToDictionary(v => v, v => SnakeCase(v.ToString()));
    }
}
