using FastEngine.Core;

namespace FastEngine.Feeds.Generation;

/// <summary>Turns synthetic trades straight into ticks of an instrument table, past frames and parser; allocates nothing per tick.</summary>
public sealed class SyntheticTicks
{
    private readonly int[] _ids;
    private readonly long[] _priceFactors;
    private readonly long[] _quantityFactors;

    /// <exception cref="ArgumentException">The table lacks a symbol of the market, or a scale is coarser than what the symbol prints.</exception>
    public SyntheticTicks(IReadOnlyList<SyntheticSymbol> symbols, InstrumentTable table)
    {
        _ids = new int[symbols.Count];
        _priceFactors = new long[symbols.Count];
        _quantityFactors = new long[symbols.Count];
        for (var i = 0; i < symbols.Count; i++)
        {
            var symbol = symbols[i];
            var instrument = Find(table, symbol);
            if (instrument.PriceScale < symbol.PriceDecimals || instrument.QuantityScale < symbol.QuantityDecimals)
                throw new ArgumentException($"instrument {instrument.Name} keeps {instrument.PriceScale} and {instrument.QuantityScale} decimals, its market prints {symbol.PriceDecimals} and {symbol.QuantityDecimals}");
            _ids[i] = instrument.Id;
            _priceFactors[i] = FixedPoint.PowerOfTen(instrument.PriceScale - symbol.PriceDecimals);
            _quantityFactors[i] = FixedPoint.PowerOfTen(instrument.QuantityScale - symbol.QuantityDecimals);
        }
    }

    /// <summary>The instruments of a market at the decimals that it prints, in instrument order.</summary>
    public static InstrumentTable TableOf(IReadOnlyList<SyntheticSymbol> symbols)
    {
        var ordered = symbols.OrderBy(s => s.Name, StringComparer.Ordinal).ThenBy(s => s.Market);
        return new InstrumentTable([.. ordered.Select((s, id) => new Instrument
        {
            Id = id,
            Symbol = s.Name,
            Market = s.Market,
            Name = symbols.Count(other => other.Name == s.Name) == 1 ? s.Name : $"{s.Name}@{Suffix(s.Market)}",
            PriceScale = s.PriceDecimals,
            QuantityScale = s.QuantityDecimals,
            Tick = s.Tick,
            Lot = s.Lot,
        })]);
    }

    /// <summary>Sets every field of the tick but the sequence, the stamp and the flags, as a parser would.</summary>
    public void Fill(in SyntheticTrade trade, ref Tick tick)
    {
        var symbol = trade.SymbolIndex;
        tick.ExchangeTimeNs = trade.TradeTimeMs * EngineTime.NsPerMs;
        tick.ReceiveTimeNs = trade.ReceiveTimeNs;
        tick.Price = trade.Price * _priceFactors[symbol];
        tick.Quantity = trade.Quantity * _quantityFactors[symbol];
        tick.TradeId = trade.TradeId;
        tick.InstrumentId = _ids[symbol];
        tick.Kind = EventKind.Trade;
        tick.Aggressor = trade.Aggressor;
        tick.Stream = trade.Stream;
        tick.Flags = TickFlags.None;
    }

    private static string Suffix(Market market) => market switch { Market.Spot => "spot", Market.UsdMargined => "usdm", _ => "coinm" };

    private static Instrument Find(InstrumentTable table, SyntheticSymbol symbol)
    {
        foreach (var instrument in table.All)
        {
            if (instrument.Symbol == symbol.Name && instrument.Market == symbol.Market) return instrument;
        }

        throw new ArgumentException($"the instrument table lacks {symbol.Name} on {symbol.Market}");
    }
}
