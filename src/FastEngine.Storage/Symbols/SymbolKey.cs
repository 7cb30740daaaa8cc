using System.Text;

namespace FastEngine.Storage.Symbols;

/// <summary>Whose database: an exchange, a market as it is printed (<c>usdm</c>), a symbol. Its text is <c>binance/usdm/BTCUSDT</c>.</summary>
public sealed record SymbolKey
{
    // Longer names do not fit a path component of common file systems together with what is put beside them.
    private const int MaxBytes = 120;

    /// <exception cref="ArgumentException">A part cannot be a folder's name.</exception>
    public SymbolKey(string exchange, string market, string symbol)
    {
        Exchange = Checked(exchange, nameof(exchange));
        Market = Checked(market, nameof(market));
        Symbol = Checked(symbol, nameof(symbol));
    }

    public string Exchange { get; }

    public string Market { get; }

    public string Symbol { get; }

    /// <summary>Whether a person who says <c>BTCUSDT</c>, <c>BTCUSDT@usdm</c>, <c>usdm/BTCUSDT</c> or the whole text means it.</summary>
    public bool IsMeantBy(string name) => ToString() == name || ToString().EndsWith("/" + name, StringComparison.Ordinal) || $"{Symbol}@{Market}" == name;

    public override string ToString() => $"{Exchange}/{Market}/{Symbol}";

    /// <summary>Letters and digits of any script, and <c>_ - .</c> inside: nothing that a path or a shell reads otherwise.</summary>
    public static bool IsName(string text)
    {
        if (text.Length == 0 || Encoding.UTF8.GetByteCount(text) > MaxBytes || text[0] is '.' or '-') return false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsLetterOrDigit(rune) && rune.Value is not ('_' or '-' or '.')) return false;
        }

        return true;
    }

    private static string Checked(string text, string part) => IsName(text)
        ? text
        : throw new ArgumentException($"'{text}' cannot be the {part} of a database: letters, digits, '_', '-' and '.' make a folder's name, up to {MaxBytes} bytes");
}
