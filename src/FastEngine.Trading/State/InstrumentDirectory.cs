using System.Text;
using FastEngine.Core;

namespace FastEngine.Trading.State;

/// <summary>Which instruments the ids of a snapshot mean, so that one written with others still finds its own.</summary>
internal sealed class InstrumentDirectory
{
    private readonly Instrument[] _instruments;
    private readonly byte[] _bytes;

    public InstrumentDirectory(Instrument[] instruments)
    {
        _instruments = instruments;
        var size = sizeof(int);
        foreach (var instrument in instruments) size += sizeof(int) + Encoding.UTF8.GetByteCount(instrument.Symbol) + 3;
        _bytes = new byte[size];
        var writer = new SnapshotWriter(_bytes);
        writer.Put(instruments.Length);
        foreach (var instrument in instruments)
        {
            var symbol = Encoding.UTF8.GetBytes(instrument.Symbol);
            writer.Put(symbol.Length);
            writer.Put(symbol);
            writer.Put((byte)instrument.Market);
            writer.Put((byte)instrument.PriceScale);
            writer.Put((byte)instrument.QuantityScale);
        }
    }

    public int SnapshotSize => _bytes.Length;

    public void Write(ref SnapshotWriter writer) => writer.Put(_bytes);

    /// <summary>Tells the reader which of its instruments are which of ours. Scales must agree, or every price and quantity would mean another.</summary>
    public void Read(ref SnapshotReader reader)
    {
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
}
