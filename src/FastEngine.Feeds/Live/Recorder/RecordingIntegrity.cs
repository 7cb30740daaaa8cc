using System.Text;
using FastEngine.Core;

namespace FastEngine.Feeds.Live.Recorder;

/// <summary>Counts what is recorded, by symbol and stream. One thread's; allocates only at a symbol's first trade.</summary>
public sealed class RecordingIntegrity
{
    private readonly Dictionary<string, SymbolIntegrity>[] _symbols = [new(StringComparer.Ordinal), new(StringComparer.Ordinal)];

    public long Frames { get; private set; }

    public long Trades { get; private set; }

    /// <summary>Frames that are no trades, or trades that must not count.</summary>
    public long Others { get; private set; }

    public long Malformed { get; private set; }

    /// <summary>By symbol, then stream.</summary>
    public IEnumerable<SymbolIntegrity> Symbols => _symbols.SelectMany(symbols => symbols.Values).OrderBy(s => s.Symbol, StringComparer.Ordinal).ThenBy(s => s.Stream);

    internal void Count(ParseResult result)
    {
        Frames++;
        if (result == ParseResult.Trade) Trades++;
        else if (result == ParseResult.Malformed) Malformed++;
        else Others++;
    }

    internal void Add(in TradeFields trade, long receiveTimeNs)
    {
        Span<char> name = stackalloc char[SymbolMap.MaxSymbolLength];
        name = name[..Encoding.Latin1.GetChars(trade.Symbol, name)];
        var symbols = _symbols[trade.Stream == TradeStream.Aggregate ? 1 : 0].GetAlternateLookup<ReadOnlySpan<char>>();
        if (!symbols.TryGetValue(name, out var symbol)) symbols[name] = symbol = new SymbolIntegrity(name.ToString(), trade.Stream);
        symbol.Add(in trade, receiveTimeNs);
    }
}
