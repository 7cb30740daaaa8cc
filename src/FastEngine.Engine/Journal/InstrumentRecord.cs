using System.Globalization;
using System.Text;
using FastEngine.Core;

namespace FastEngine.Engine.Journal;

/// <summary>The facts of an instrument as a record of the journal: text, so that no struct's layout is in it.</summary>
public static class InstrumentRecord
{
    private const char Separator = '\t';
    private const int Fields = 9;

    public static byte[] Of(Instrument instrument)
    {
        ArgumentNullException.ThrowIfNull(instrument);
        return Encoding.UTF8.GetBytes(string.Join(Separator, Text(instrument.Id), instrument.Market.ToString(), instrument.Symbol, instrument.Name,
            Text(instrument.PriceScale), Text(instrument.QuantityScale), Text(instrument.Tick), Text(instrument.Lot), instrument.MinNotional.ToString(CultureInfo.InvariantCulture)));
    }

    /// <exception cref="InvalidDataException">It is not what an engine wrote.</exception>
    public static Instrument Parse(ReadOnlySpan<byte> payload)
    {
        var fields = Encoding.UTF8.GetString(payload).Split(Separator);
        if (fields.Length == Fields && TryNumber(fields[0], out var id) && Enum.TryParse<Market>(fields[1], out var market) && TryNumber(fields[4], out var priceScale)
            && TryNumber(fields[5], out var quantityScale) && TryNumber(fields[6], out var tick) && TryNumber(fields[7], out var lot)
            && Int128.TryParse(fields[8], NumberStyles.None, CultureInfo.InvariantCulture, out var minNotional))
        {
            return new Instrument
            {
                Id = (int)id, Market = market, Symbol = fields[2], Name = fields[3], PriceScale = (int)priceScale, QuantityScale = (int)quantityScale, Tick = tick, Lot = lot,
                MinNotional = minNotional, IsSlot = true,
            };
        }

        throw new InvalidDataException("a record of an added instrument cannot be read");
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static bool TryNumber(string text, out long value) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
