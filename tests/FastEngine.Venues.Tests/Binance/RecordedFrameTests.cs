using FastEngine.Core;
using Xunit.Abstractions;

namespace FastEngine.Venues.Tests.Binance;

public class RecordedFrameTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("usdm_btcusdt_20240808.gz", 21_313)]
    [InlineData("usdm_ethusdt_20240808.gz", 14_076)]
    [InlineData("spot_btcusdt_20240808.gz", 9_757)]
    [InlineData("spot_ethusdt_20240808.gz", 6_106)]
    [InlineData("coinm_btcusd_perp_20240808.gz", 2_286)]
    public void Every_recorded_frame_agrees_with_a_strict_reader(string name, int trades)
    {
        if (SharedData.Recordings is null)
        {
            output.WriteLine($"skipped 1: no recording {name} beside the repository");
            return;
        }

        using var check = new FrameCheck();
        var counts = new int[5];
        foreach (var frame in SharedData.Frames(Path.Combine(SharedData.Recordings, name)))
        {
            var tick = default(Tick);
            var result = Parsers.Vectorised.Parse(frame, 0, ref tick);
            counts[(int)result]++;
            if (result == ParseResult.Skipped && counts[(int)result] % 50 != 1) continue;
            var difference = check.Difference(frame);
            Assert.True(difference is null, difference);
        }

        Assert.Equal(trades, counts[(int)ParseResult.Trade] + counts[(int)ParseResult.Dropped]);
        Assert.Equal(0, counts[(int)ParseResult.Malformed] + counts[(int)ParseResult.UnknownSymbol]);
    }
}
