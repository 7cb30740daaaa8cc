using System.Text.RegularExpressions;

namespace FastEngine.Storage.Symbols.Querying;

/// <summary>The words of a query, in lower case: every table that it can name is among them.</summary>
internal static partial class QueryWords
{
    public static HashSet<string> Of(string sql)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var match in Word().EnumerateMatches(sql)) words.Add(sql.Substring(match.Index, match.Length).ToLowerInvariant());
        return words;
    }

    [GeneratedRegex(@"[\p{L}_][\p{L}\p{N}_]*")]
    private static partial Regex Word();
}
