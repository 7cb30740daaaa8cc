using System.Collections.Immutable;
using System.Text;
using FastEngine.Core;

namespace FastEngine.Feeds;

/// <summary>The symbols that a pre-scan has met, by market and name.</summary>
internal sealed class SymbolTallies
{
    // What one input may hold; a file of made-up names must not fill the memory.
    private const int MaxSymbols = 100_000;

    private readonly Dictionary<string, SymbolTally>[] _markets = [new(), new(), new()];
    private readonly byte[] _lastSymbol = new byte[SymbolMap.MaxSymbolLength];
    private int _lastLength = -1;
    private Market _lastMarket;
    private SymbolTally? _last;
    private int _count;

    /// <summary>Null when the name cannot be an instrument.</summary>
    public SymbolTally? Find(ReadOnlySpan<byte> symbol, Market market)
    {
        if (_last is not null && market == _lastMarket && symbol.SequenceEqual(_lastSymbol.AsSpan(0, _lastLength))) return _last;
        if (symbol.IsEmpty || symbol.Length > SymbolMap.MaxSymbolLength) return null;
        Span<char> name = stackalloc char[SymbolMap.MaxSymbolLength];
        name = name[..Encoding.Latin1.GetChars(symbol, name)];
        var byName = _markets[(int)market].GetAlternateLookup<ReadOnlySpan<char>>();
        if (!byName.TryGetValue(name, out var tally))
        {
            if (!SymbolName.IsSupported(name) || _count == MaxSymbols) return null;
            tally = Add(name.ToString(), market);
        }

        _last = tally;
        _lastMarket = market;
        _lastLength = symbol.Length;
        symbol.CopyTo(_lastSymbol);
        return tally;
    }

    public SymbolTally Add(string symbol, Market market)
    {
        _count++;
        return _markets[(int)market][symbol] = new SymbolTally(symbol, market);
    }

    public ImmutableArray<ScannedSymbol> ToSymbols() =>
    [
        .. _markets.SelectMany(market => market.Values).Select(tally => tally.ToSymbol())
            .OrderBy(symbol => symbol.Symbol, StringComparer.Ordinal).ThenBy(symbol => symbol.Market),
    ];
}
