using FastEngine.Core;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Feeds.Tests;

/// <summary>Klines as trades: the candle comes out again, the same every time.</summary>
public class KlineTests
{
    private static readonly Instrument Btc = new()
    {
        Id = 0, Symbol = "BTCUSDT", Name = "BTCUSDT", Market = Market.UsdMargined, PriceScale = 2, QuantityScale = 3, Tick = 10, Lot = 1,
    };

    [Fact]
    public void The_trades_of_a_candle_are_the_candle() => Prop.ForAll(Candles(), kline =>
    {
        var trades = new KlineTrades(in kline, Btc);
        long volume = 0, high = 0, low = long.MaxValue, before = 0;
        for (var i = 0; i < trades.Count; i++)
        {
            volume += trades.QuantityOf(i);
            high = Math.Max(high, trades.PriceOf(i));
            low = Math.Min(low, trades.PriceOf(i));
            if (trades.QuantityOf(i) <= 0 || trades.PriceOf(i) % Btc.Tick != 0 || trades.TimeNsOf(i) < before) return false;
            before = trades.TimeNsOf(i);
        }

        return volume == kline.Volume && (trades.Count < CandlePath.LeastTrades
            || (high, low, trades.PriceOf(0), trades.PriceOf(trades.Count - 1)) == (kline.High, kline.Low, kline.Open, kline.Close))
            && (trades.Count == 0 || (trades.TimeNsOf(0) == kline.OpenTimeNs && before < kline.OpenTimeNs + Kline.LengthNs));
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("2024-01-01T00:00:00.000,42314.0,42335.8,42289.6,42331.9,289.641", 1_704_067_200_000_000_000)]
    [InlineData("2024-01-01 00:01:00,2283.89,2285.9,2283.85,2285.68,904.046", 1_704_067_260_000_000_000)]
    [InlineData("1711929600000,202.6850,202.7220,202.3800,202.4230,26214,1711929659999,5309466.9,3842,10915,2210838.2,0", 1_711_929_600_000_000_000)]
    public void Rows_of_every_form_are_read(string row, long timeNs)
    {
        Assert.True(KlineRow.TryParse(System.Text.Encoding.ASCII.GetBytes(row), 4, 3, out var kline, out var reason), reason);
        Assert.Equal(timeNs, kline.OpenTimeNs);
        Assert.True(kline.High >= kline.Open && kline.Low <= kline.Close && kline.Volume > 0);
    }

    [Theory]
    [InlineData("2024-13-01T00:00:00.000,1,1,1,1,1", KlineRow.BadTime)]
    [InlineData("2024-01-01T00:00:00.000,1,1,1,1", KlineRow.BadColumns)]
    [InlineData("2024-01-01T00:00:00.000,1,x,1,1,1", KlineRow.BadPrice)]
    [InlineData("2024-01-01T00:00:00.000,1,2,1,1,-1", KlineRow.BadVolume)]
    [InlineData("2024-01-01T00:00:00.000,1,2,1.5,1.7,1", KlineRow.BadCandle)]
    [InlineData("2024-01-01T00:00:00.000,0,0,0,0,1", KlineRow.BadCandle)]
    public void A_row_that_is_none_says_why(string row, string why)
    {
        Assert.False(KlineRow.TryParse(System.Text.Encoding.ASCII.GetBytes(row), 2, 3, out _, out var reason));
        Assert.Equal(why, reason);
    }

    private static Arbitrary<Kline> Candles() => (
        from low in Gen.Choose(1_000, 5_000)
        from height in Gen.Choose(0, 400)
        from open in Gen.Choose(0, height)
        from close in Gen.Choose(0, height)
        from volume in Gen.Choose(0, 100_000)
        select new Kline(60 * EngineTime.NsPerSecond, (low + open) * 10, (low + height) * 10, low * 10, (low + close) * 10, volume)).ToArbitrary();
}
