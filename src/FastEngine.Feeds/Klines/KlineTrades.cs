using FastEngine.Core;

namespace FastEngine.Feeds;

/// <summary>A kline as trades that are the same every time: prices on a <see cref="CandlePath"/>, evenly spread over the minute, the volume
/// shared evenly, most aggressors by the tick rule.</summary>
public readonly struct KlineTrades
{
    private readonly Kline _kline;
    private readonly CandlePath _path;
    private readonly long _lot;

    /// <param name="kline">What to expand.</param>
    /// <param name="instrument">Its tick and lot.</param>
    /// <param name="most">Trades of a candle; fewer when the volume is not as many lots, none when it is 0.</param>
    public KlineTrades(in Kline kline, Instrument instrument, int most = Kline.DefaultTrades)
    {
        _kline = kline;
        _lot = kline.Volume % instrument.Lot == 0 ? instrument.Lot : 1;
        Count = (int)Math.Min(most, kline.Volume / _lot);
        if (Count is > 0 and < CandlePath.LeastTrades && kline.Volume >= CandlePath.LeastTrades) (_lot, Count) = (1, CandlePath.LeastTrades);
        if (Count >= CandlePath.LeastTrades) _path = new CandlePath(kline.Open, kline.High, kline.Low, kline.Close, Count, instrument.Tick);
    }

    public int Count { get; }

    /// <summary>Whole milliseconds, as exchanges stamp trades.</summary>
    public long TimeNsOf(int trade) => _kline.OpenTimeNs + EngineTime.FloorMultiple(Kline.LengthNs / Count * trade, EngineTime.NsPerMs);

    public long PriceOf(int trade) => Count >= CandlePath.LeastTrades ? _path.PriceOf(trade) : _kline.Close;

    /// <summary>On a leg that rises buyers, but for every fourth trade; on one that falls sellers. A flow of one side alone would be no market's.</summary>
    public Side AggressorOf(int trade)
    {
        const int OtherSide = 4;
        var isBought = Count >= CandlePath.LeastTrades ? _path.IsRising(trade) : _kline.Close > _kline.Open;
        return isBought == (trade % OtherSide != OtherSide - 1) ? Side.Buy : Side.Sell;
    }

    /// <summary>Whole lots; together they are the volume.</summary>
    public long QuantityOf(int trade)
    {
        var lots = _kline.Volume / _lot;
        return (lots * (trade + 1) / Count - lots * trade / Count) * _lot;
    }
}
