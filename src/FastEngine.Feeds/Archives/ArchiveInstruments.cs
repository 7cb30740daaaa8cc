using FastEngine.Core;

namespace FastEngine.Feeds;

/// <summary>Finds the instrument of an archive's row without a string; the last one found is kept, since rows come in runs of one symbol.</summary>
public sealed class ArchiveInstruments
{
    private readonly InstrumentTable _table;
    private readonly SymbolMap?[] _maps;
    private readonly Market? _given;
    private readonly byte[] _lastSymbol = new byte[SymbolMap.MaxSymbolLength];
    private int _lastLength = -1;
    private Market _lastMarket;
    private Instrument? _last;

    /// <summary>For archives that hold one symbol, which their rows do not name.</summary>
    public ArchiveInstruments(InstrumentTable table, Instrument only)
    {
        _table = table;
        _maps = [];
        Only = only;
    }

    /// <summary>For archives whose rows name market and symbol.</summary>
    /// <param name="instruments">Those that the archive may hold.</param>
    /// <param name="market">Taken instead of the rows' markets, when the user said so.</param>
    public ArchiveInstruments(InstrumentTable table, IReadOnlyCollection<Instrument> instruments, Market? market = null)
    {
        _table = table;
        _given = market;
        _maps = new SymbolMap?[Enum.GetValues<Market>().Length];
        foreach (var group in instruments.GroupBy(i => i.Market)) _maps[(int)group.Key] = new SymbolMap([.. group]);
    }

    /// <summary>The instrument of every row, else null.</summary>
    public Instrument? Only { get; }

    /// <summary>Null when the table holds no such instrument.</summary>
    public Instrument? Find(ReadOnlySpan<byte> symbol, Market market)
    {
        if (Only is not null) return Only;
        if (_given is { } given) market = given;
        if (market == _lastMarket && _lastLength >= 0 && symbol.SequenceEqual(_lastSymbol.AsSpan(0, _lastLength))) return _last;
        var id = _maps[(int)market]?.Find(symbol) ?? SymbolMap.NotFound;
        if (id == SymbolMap.NotFound) return null;
        _last = _table[id];
        _lastMarket = market;
        _lastLength = symbol.Length;
        symbol.CopyTo(_lastSymbol);
        return _last;
    }
}
