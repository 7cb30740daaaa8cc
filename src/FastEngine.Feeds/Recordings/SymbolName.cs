using System.Buffers;
using FastEngine.Core;

namespace FastEngine.Feeds;

/// <summary>Which names can be instruments: what an exchange calls its pairs, safe to print and to use in a file's name.</summary>
public static class SymbolName
{
    private static readonly SearchValues<char> Allowed = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.");

    public static bool IsSupported(ReadOnlySpan<char> symbol) =>
        symbol.Length is > 0 and <= SymbolMap.MaxSymbolLength && symbol[0] is not ('.' or '-') && !symbol.ContainsAnyExcept(Allowed);
}
