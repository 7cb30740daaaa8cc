using FastEngine.Core;
using FastEngine.Exchange.Matching;

namespace FastEngine.Exchange.Tape;

/// <summary>Makes the exchange's trades of the tape's ticks.</summary>
internal sealed class TapeConverter(InstrumentTable instruments)
{
    private readonly decimal[] _priceUnits = [.. instruments.All.ToArray().Select(instrument => Decimals.PowerOfTen(instrument.PriceScale))];
    private readonly decimal[] _quantityUnits = [.. instruments.All.ToArray().Select(instrument => Decimals.PowerOfTen(instrument.QuantityScale))];
    private readonly long[] _lastNs = new long[instruments.Count];
    private readonly long[] _lastIds = new long[instruments.Count];
    private long _sequence;

    /// <param name="timeNs">When it is told; the tape's own time when that is the exchange's.</param>
    public TapeTrade Convert(in Tick tick, long timeNs)
    {
        var id = tick.InstrumentId;
        // A trade is late when the symbol was further already, by time or by id: so the engine takes it too.
        var isOnTime = timeNs >= _lastNs[id] && tick.TradeId > _lastIds[id];
        _lastNs[id] = Math.Max(_lastNs[id], timeNs);
        _lastIds[id] = Math.Max(_lastIds[id], tick.TradeId);
        return new TapeTrade(tick.TradeId, _sequence++, timeNs, tick.Price / _priceUnits[id], tick.Quantity / _quantityUnits[id], tick.Aggressor, isOnTime);
    }
}
