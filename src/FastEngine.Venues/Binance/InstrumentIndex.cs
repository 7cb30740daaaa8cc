using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text;
using FastEngine.Core;

namespace FastEngine.Venues.Binance;

/// <summary>Symbol bytes to instrument id and scales in one step, so that a frame touches one slot instead of map, name and instrument record.</summary>
/// <remarks>Names of up to 15 bytes are keys, with the quote that ends them in the frame and zeros behind it; at most a quarter of the slots is taken.
/// Others are left to the map.</remarks>
internal sealed class InstrumentIndex
{
    private const int KeyLength = 15;

    // A name that a frame can only spell with escapes is no key: equal bytes would not be an equal name.
    private static readonly SearchValues<byte> NotPlain = SearchValues.Create([(byte)'"', (byte)'\\', .. Enumerable.Range(0, ' ').Select(c => (byte)c)]);

    private readonly SymbolMap _symbols;
    private readonly InstrumentKey[] _byId;
    private readonly InstrumentKey[] _slots;
    private readonly int _mask;

    public InstrumentIndex(InstrumentTable instruments, SymbolMap symbols)
    {
        ArgumentNullException.ThrowIfNull(instruments);
        ArgumentNullException.ThrowIfNull(symbols);
        _symbols = symbols;
        _byId = new InstrumentKey[instruments.Count];
        var size = 16;
        while (size < instruments.Count * 4) size *= 2;
        _slots = new InstrumentKey[size];
        _mask = size - 1;
        foreach (var instrument in instruments.All)
            if (!instrument.IsSpare) Put(instrument);
    }

    /// <summary>Adds one that has got its symbol since; on the thread that looks names up.</summary>
    public void Add(Instrument instrument)
    {
        if (_symbols.Find(Encoding.ASCII.GetBytes(instrument.Symbol)) != SymbolMap.NotFound) return;
        _symbols.Add(instrument);
        Put(instrument);
    }

    /// <summary>The instrument of a whole name; null reference when the market has none of that name.</summary>
    public ref readonly InstrumentKey Find(ReadOnlySpan<byte> symbol)
    {
        // The table decides what ids there are; a map of another table finds nothing.
        var id = _symbols.Find(symbol);
        if ((uint)id < (uint)_byId.Length) return ref _byId[id];
        return ref Unsafe.NullRef<InstrumentKey>();
    }

    /// <summary>The instrument whose name the first <paramref name="length"/> lanes spell, a quote behind them; a null reference when no short name is equal.</summary>
    /// <param name="length">0 to 15.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref readonly InstrumentKey Find(Vector128<byte> text, int length)
    {
        var name = text & Vector128.LessThanOrEqual(Vector128<byte>.Indices, Vector128.Create((byte)length));
        var slot = Slot(name);
        while (true)
        {
            ref readonly var key = ref _slots[slot & _mask];
            if (key.Name == name) return ref key;
            if (key.Name == Vector128<byte>.Zero) return ref Unsafe.NullRef<InstrumentKey>();
            slot++;
        }
    }

    private void Put(Instrument instrument)
    {
        var name = Encoding.ASCII.GetBytes(instrument.Symbol);
        var key = new InstrumentKey(instrument.Id, Scale(instrument, instrument.PriceScale), Scale(instrument, instrument.QuantityScale));
        _byId[instrument.Id] = key;
        if (name.Length is 0 or > KeyLength || name.AsSpan().ContainsAny(NotPlain) || _symbols.Find(name) != instrument.Id) return;
        var padded = new byte[KeyLength + 1];
        name.CopyTo(padded, 0);
        padded[name.Length] = (byte)'"';
        key = key with { Name = Vector128.Create(padded) };
        var slot = Slot(key.Name);
        while (_slots[slot & _mask].Name != Vector128<byte>.Zero) slot++;
        _slots[slot & _mask] = key;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Slot(Vector128<byte> name)
    {
        var words = name.AsUInt64();
        var hash = words.GetElement(0) * 0x9E3779B97F4A7C15UL ^ words.GetElement(1) * 0xC2B2AE3D27D4EB4FUL;
        return (int)(hash >> 32);
    }

    private static byte Scale(Instrument instrument, int scale) =>
        scale is >= 0 and <= FixedPoint.MaxScale
            ? (byte)scale
            : throw new ArgumentException($"instrument {instrument.Name} has a scale of {scale}; 0 to {FixedPoint.MaxScale} can be kept");
}
