using System.Buffers;

namespace FastEngine.Venues.Binance.Streams;

/// <summary>Which class a USD-M stream belongs to, by its name.</summary>
public static class StreamClasses
{
    // By what follows the symbol and the at sign, up to an underscore, at sign or digit; streams over all symbols by their whole first word.
    private static readonly Dictionary<string, StreamClass> Table = new(StringComparer.Ordinal)
    {
        ["bookTicker"] = StreamClass.Public, ["!bookTicker"] = StreamClass.Public, ["depth"] = StreamClass.Public, ["rpiDepth"] = StreamClass.Public,
        ["trade"] = StreamClass.Public,
        ["aggTrade"] = StreamClass.Market, ["markPrice"] = StreamClass.Market, ["!markPrice"] = StreamClass.Market, ["kline"] = StreamClass.Market,
        ["continuousKline"] = StreamClass.Market, ["forceOrder"] = StreamClass.Market, ["!forceOrder"] = StreamClass.Market, ["ticker"] = StreamClass.Market,
        ["!ticker"] = StreamClass.Market, ["miniTicker"] = StreamClass.Market, ["!miniTicker"] = StreamClass.Market, ["!contractInfo"] = StreamClass.Market,
        ["compositeIndex"] = StreamClass.Market, ["assetIndex"] = StreamClass.Market, ["!assetIndex"] = StreamClass.Market, ["tradingSession"] = StreamClass.Market,
    };

    private static readonly SearchValues<char> Ends = SearchValues.Create("@_0123456789");

    /// <summary>The segment of the path.</summary>
    public static string PathOf(StreamClass kind) => kind switch
    {
        StreamClass.Public => "public",
        StreamClass.Market => "market",
        _ => "private",
    };

    /// <exception cref="ArgumentException">No such stream is known, so nobody can say where it would not stay silent.</exception>
    public static StreamClass Of(string stream)
    {
        if (Table.TryGetValue(Kind(stream), out var found)) return found;
        throw new ArgumentException($"'{stream}' is no stream of USD-M futures that is known: known are {string.Join(", ", Table.Keys)}");
    }

    private static string Kind(string stream)
    {
        var kind = stream.StartsWith('!') ? stream : stream[(stream.IndexOf('@', StringComparison.Ordinal) + 1)..];
        if (kind.Length == 0) return kind;
        var end = kind.AsSpan(1).IndexOfAny(Ends) + 1;
        return end > 0 ? kind[..end] : kind;
    }
}
