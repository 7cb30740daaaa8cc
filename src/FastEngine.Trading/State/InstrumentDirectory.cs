using System.Text;
using FastEngine.Core;

namespace FastEngine.Trading.State;

/// <summary>Which instruments the ids of a snapshot mean, so that one written with others still finds its own.</summary>
/// <remarks>A slot is written by the symbol that the stage was told of, which may be a moment behind the slot itself: equal events give equal bytes.</remarks>
internal sealed class InstrumentDirectory
{
    private readonly Instrument[] _instruments;
    private readonly byte[][] _rows;

    public InstrumentDirectory(Instrument[] instruments)
    {
        _instruments = instruments;
        _rows = new byte[instruments.Length][];
        SnapshotSize = sizeof(int);
        foreach (var instrument in instruments)
        {
            _rows[instrument.Id] = RowOf(instrument);
            SnapshotSize += instrument.IsSlot ? SizeOf(SymbolMap.MaxSymbolLength) : _rows[instrument.Id].Length;
        }
    }

    public int SnapshotSize { get; }

    /// <summary>A slot has got its symbol.</summary>
    public void Name(int instrumentId)
    {
        if ((uint)instrumentId < (uint)_rows.Length) _rows[instrumentId] = RowOf(_instruments[instrumentId]);
    }

    public void Write(ref SnapshotWriter writer)
    {
        writer.Put(_rows.Length);
        foreach (var row in _rows) writer.Put(row);
    }

    /// <summary>Tells the reader which of its instruments are which of ours. Scales must agree, or every price and quantity would mean another.</summary>
    public void Read(ref SnapshotReader reader)
    {
        for (var id = 0; id < _rows.Length; id++) Name(id);
        var map = new int[reader.Count(reader.Remaining, "instruments")];
        for (var i = 0; i < map.Length; i++)
        {
            var symbol = Encoding.UTF8.GetString(reader.Bytes(reader.Count(reader.Remaining, "characters of a symbol")));
            var market = (Market)reader.Byte();
            var (priceScale, quantityScale) = (reader.Byte(), reader.Byte());
            map[i] = Array.FindIndex(_instruments, instrument => instrument.Symbol == symbol && instrument.Market == market);
            if (map[i] < 0) continue;
            var ours = _instruments[map[i]];
            if (ours.PriceScale != priceScale || ours.QuantityScale != quantityScale)
                reader.Fail($"{ours.Name}: scales {priceScale} and {quantityScale} of price and quantity, now {ours.PriceScale} and {ours.QuantityScale}; set them back");
        }

        reader.Instruments = map;
    }

    private static int SizeOf(int symbol) => sizeof(int) + symbol + 3;

    private static byte[] RowOf(Instrument instrument)
    {
        var symbol = Encoding.UTF8.GetBytes(instrument.Symbol);
        var row = new byte[SizeOf(symbol.Length)];
        var writer = new SnapshotWriter(row);
        writer.Put(symbol.Length);
        writer.Put(symbol);
        writer.Put((byte)instrument.Market);
        writer.Put((byte)instrument.PriceScale);
        writer.Put((byte)instrument.QuantityScale);
        return row;
    }
}
