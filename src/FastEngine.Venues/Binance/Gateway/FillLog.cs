namespace FastEngine.Venues.Binance.Gateway;

/// <summary>Fills that were told, by symbol and trade: the stream, an answer and a look-up may all tell of one.</summary>
/// <remarks>Spot and USD-M number trades by symbol, and their gateways are apart.</remarks>
internal sealed class FillLog
{
    private readonly HashSet<(int InstrumentId, long TradeId, long Order)> _known;
    private readonly (int InstrumentId, long TradeId, long Order)[] _ring;
    private long _count;

    public FillLog(int capacity)
    {
        _ring = new (int, long, long)[capacity];
        _known = new HashSet<(int, long, long)>(capacity);
    }

    /// <summary>False when it was told before.</summary>
    /// <param name="instrumentId">Of the fill.</param>
    /// <param name="tradeId">Of the venue; one that matches two orders of ours is two fills.</param>
    /// <param name="venueOrder">The venue's number of the order.</param>
    public bool TryAdd(int instrumentId, long tradeId, long venueOrder)
    {
        var key = (instrumentId, tradeId, venueOrder);
        if (!_known.Add(key)) return false;
        ref var slot = ref _ring[_count % _ring.Length];
        if (_count >= _ring.Length) _known.Remove(slot);
        slot = key;
        _count++;
        return true;
    }

    public bool Contains(int instrumentId, long tradeId, long venueOrder) => _known.Contains((instrumentId, tradeId, venueOrder));
}
