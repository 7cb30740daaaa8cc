namespace FastEngine.Feeds;

/// <summary>What the name of an archive tells: <c>LTCUSDT-aggTrades-2025-06-21.csv</c> is of LTCUSDT.</summary>
public static class ArchiveName
{
    private static readonly string[] Kinds = ["aggTrades", "trades"];

    /// <summary>The symbol in upper case, or null when the name is not an archive's.</summary>
    /// <param name="path">A path or the name of an archive's entry.</param>
    public static string? FindSymbol(string path)
    {
        var name = Path.GetFileName(path.Replace('\\', '/'));
        var dash = name.IndexOf('-', StringComparison.Ordinal);
        if (dash is < 1 or > Core.SymbolMap.MaxSymbolLength) return null;
        var rest = name.AsSpan(dash + 1);
        foreach (var kind in Kinds)
        {
            if (!rest.StartsWith(kind, StringComparison.OrdinalIgnoreCase)) continue;
            if (rest.Length > kind.Length && rest[kind.Length] is not ('-' or '.')) continue;
            var symbol = name[..dash].ToUpperInvariant();
            return SymbolName.IsSupported(symbol) ? symbol : null;
        }

        return null;
    }
}
