using System.Text.RegularExpressions;

namespace FastEngine.Storage.Symbols.Querying;

/// <summary>What an EXPLAIN is of: DuckDB runs it under ANALYZE, whatever it does.</summary>
internal static partial class ExplainText
{
    /// <summary>The statement behind <c>EXPLAIN [ANALYZE] [(options)]</c>; the text itself when it begins otherwise.</summary>
    public static string Explained(string sql)
    {
        var prefix = Prefix().Match(sql);
        return prefix.Success ? sql[prefix.Length..] : sql;
    }

    [GeneratedRegex(@"^\s*EXPLAIN\b(\s*ANALYZE\b)?(\s*VERBOSE\b)?(\s*\(\s*(ANALYZE|VERBOSE|FORMAT)\b[\s\w,]*\))?", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Prefix();
}
