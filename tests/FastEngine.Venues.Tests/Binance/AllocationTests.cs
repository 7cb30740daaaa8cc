using FastEngine.Core;
using FastEngine.Rings.Tests;

namespace FastEngine.Venues.Tests.Binance;

public class AllocationTests
{
    [Fact]
    public void Parsing_and_skipping_allocate_nothing()
    {
        byte[][] frames =
        [
            .. FrameText.Trades.Select(FrameText.Utf8),
            .. FrameText.Trades.Select(trade => FrameText.Utf8(FrameText.InEnvelope("btcusdt@trade", trade))),
            FrameText.Utf8(FrameText.InEnvelope("btcusdt@depth", FrameText.DepthUpdate)),
            FrameText.Utf8(FrameText.Kline),
            FrameText.Utf8("""{"\u0065":"tr\u0061de","s":"BTC\u0055SDT","\u0074":1,"p":"\u0031.5","q":"2\u002E0","T":1,"m":true}"""),
            FrameText.Utf8(FrameText.SpotTrade.Replace("BTCUSDT", "NONE")),
            FrameText.Utf8(FrameText.SpotTrade[..100]),
        ];
        var trades = 0;
        Assert.Equal(0, Allocations.Least(3, _ => trades += ParseAll(frames)));
        Assert.Equal(3 * 2 * (2 * FrameText.Trades.Length + 1), trades);
    }

    private static int ParseAll(byte[][] frames)
    {
        var tick = default(Tick);
        var trades = 0;
        for (var i = 0; i < frames.Length; i++)
        {
            if (Parsers.Vectorised.Parse(frames[i], 0, ref tick) == ParseResult.Trade) trades++;
            if (Parsers.Scalar.Parse(frames[i], 0, ref tick) == ParseResult.Trade) trades++;
        }

        return trades;
    }
}
