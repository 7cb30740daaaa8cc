using FastEngine.Core;
using FastEngine.Signals.Candles;
using FastEngine.Signals.Surveillance;

namespace FastEngine.Signals.Tests.Surveillance;

/// <summary>One symbol's book with candles and prices put in by hand; the price goes to the book only when it leaves the quiet band.</summary>
internal sealed class ZoneBed
{
    public const long CandleNs = 15 * EngineTime.NsPerMinute;

    private readonly CandleSeries _candles = new(symbols: 1, timeframes: 2, history: 128);

    public ZoneBed(long price, ZoneOptions? zones = null, GapOptions? gaps = null, long tick = 1, ProfileOptions? profile = null)
    {
        Instrument[] instruments =
        [
            new Instrument { Id = 0, Symbol = "S", Name = "S", Market = Market.UsdMargined, PriceScale = 2, QuantityScale = 0, Tick = tick, Lot = 1 },
        ];
        Profile = new VolumeProfile(profile ?? new ProfileOptions(), instruments);
        Book = new ZoneBook(zones ?? new ZoneOptions(), gaps ?? new GapOptions(), Profile, instruments);
        LastPrice = price;
    }

    public VolumeProfile Profile { get; }

    public ZoneBook Book { get; }

    public long LastPrice { get; private set; }

    public long TimeNs { get; private set; } = 1_700_000_100 * EngineTime.NsPerSecond;

    public int SlowCalls { get; private set; }

    public Zone[] Zones => Book.Zones(0).ToArray();

    public Gap[] Gaps => Book.Gaps(0).ToArray();

    public Watch Long => Book.Watch(0, Direction.Long);

    public Watch Short => Book.Watch(0, Direction.Short);

    public void Price(params long[] prices)
    {
        foreach (var price in prices)
        {
            LastPrice = price;
            if (Book.IsQuiet(0, price)) continue;
            SlowCalls++;
            Book.OnPrice(0, price, TimeNs);
        }
    }

    /// <summary>Closes a candle of the longest timeframe.</summary>
    public void Close(long open, long high, long low, long close, long volume = 100)
    {
        TimeNs += CandleNs;
        ref var candle = ref _candles.Open(0, 1);
        (candle.Open, candle.High, candle.Low, candle.Close) = (open, high, low, close);
        candle.BuyVolume = Sum96.From(volume / 2);
        candle.SellVolume = Sum96.From(volume - volume / 2);
        candle.BuyTrades = 1;
        _candles.Close(0, 1);
        Book.OnCandleClosed(0, _candles, TimeNs, LastPrice);
    }

    /// <summary>Flat candles of volume 100 at the price, which make the mean that a zone's candle is compared with.</summary>
    public void CloseFlat(long price, int count = 20)
    {
        for (var i = 0; i < count; i++) Close(price, price, price, price);
    }

    /// <summary>After 20 flat candles at 10,000: a candle of the given shape, and the one that confirms it or not.</summary>
    public void CloseHammer(long open, long high, long low, long close, long volume, long next)
    {
        CloseFlat(10_000);
        Close(open, high, low, close, volume);
        Close(close, Math.Max(close, next), Math.Min(close, next), next);
    }

    /// <summary>Trades that give the next boundary a value area from <paramref name="low"/> to <paramref name="high"/> (bins one tick wide).</summary>
    public void PublishArea(long low, long high)
    {
        var start = EngineTime.NextMultiple(TimeNs, 5 * EngineTime.NsPerMinute);
        for (var price = low; price <= high; price += high - low) Profile.Add(0, start, price, 100);
        TimeNs = start + 5 * EngineTime.NsPerMinute;
        Profile.OnPeriod(0, TimeNs);
        Book.Refresh(0, LastPrice);
    }
}
