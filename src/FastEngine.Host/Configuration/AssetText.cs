using FastEngine.Core;

namespace FastEngine.Host.Configuration;

/// <summary>Symbols and base assets as people write them: <c>BTC</c>, <c>BTCUSDT</c>, <c>BTCUSDT@spot</c>.</summary>
public static class AssetText
{
    public const string Allowed = "symbols or base assets such as BTC, BTCUSDT or BTCUSDT@spot";

    public static bool IsAsset(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var symbol = at < 0 ? text : text[..at];
        if (symbol.Length is 0 or > SymbolMap.MaxSymbolLength) return false;
        foreach (var c in symbol)
            if (!char.IsAsciiLetterUpper(c) && !char.IsAsciiDigit(c) && c != '_') return false;
        return at < 0 || MarketName.TryParse(text[(at + 1)..], out _);
    }
}
