using System.Runtime.CompilerServices;
using FastEngine.Core;

namespace FastEngine.Venues.Binance;

/// <summary>Symbol bytes to instrument id and scales, packed so that a frame touches one small array instead of the instrument records.</summary>
internal sealed class InstrumentScales
{
    private readonly SymbolMap _symbols;
    private readonly (byte Price, byte Quantity)[] _scales;

    public InstrumentScales(InstrumentTable instruments, SymbolMap symbols)
    {
        ArgumentNullException.ThrowIfNull(instruments);
        ArgumentNullException.ThrowIfNull(symbols);
        _symbols = symbols;
        _scales = new (byte, byte)[instruments.Count];
        foreach (var instrument in instruments.All)
            _scales[instrument.Id] = (Checked(instrument, instrument.PriceScale), Checked(instrument, instrument.QuantityScale));
    }

    /// <summary>False when the map does not know the symbol, or knows it under an id that the table does not hold.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryFind(ReadOnlySpan<byte> symbol, out int id, out int priceScale, out int quantityScale)
    {
        id = _symbols.Find(symbol);
        var scales = _scales;
        if ((uint)id < (uint)scales.Length)
        {
            (priceScale, quantityScale) = scales[id];
            return true;
        }

        priceScale = quantityScale = 0;
        return false;
    }

    private static byte Checked(Instrument instrument, int scale) =>
        scale is >= 0 and <= FixedPoint.MaxScale
            ? (byte)scale
            : throw new ArgumentException($"instrument {instrument.Name} has a scale of {scale}; 0 to {FixedPoint.MaxScale} can be kept");
}
