using FastEngine.Core;

namespace FastEngine.Simulation.Remote;

/// <summary>One number for an instrument table: an engine and its venue must mean the same by an instrument's id and by a price.</summary>
public static class InstrumentDigest
{
    // FNV-1a, 64 bits: to tell tables apart, not to withstand anyone.
    private const ulong Start = 14_695_981_039_346_656_037;
    private const ulong Prime = 1_099_511_628_211;

    public static ulong Of(InstrumentTable instruments)
    {
        var digest = Start;
        foreach (var instrument in instruments.All)
        {
            foreach (var letter in instrument.Symbol) Add(ref digest, letter);
            Add(ref digest, instrument.Id);
            Add(ref digest, (long)instrument.Market);
            Add(ref digest, instrument.PriceScale);
            Add(ref digest, instrument.QuantityScale);
            Add(ref digest, instrument.Tick);
            Add(ref digest, instrument.Lot);
            Add(ref digest, (long)instrument.MinNotional);
            Add(ref digest, (long)(instrument.MinNotional >> 64));
        }

        return digest;
    }

    private static void Add(ref ulong digest, long value) => digest = (digest ^ (ulong)value) * Prime;
}
