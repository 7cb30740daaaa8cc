using FastEngine.Core;
using FastEngine.Simulation.Models.Delays;

namespace FastEngine.Simulation.Tests.Models;

public class CalibrationTests
{
    private const long Hour = EngineTime.NsPerHour;
    private const long Day = 24 * Hour;

    // Five samples of hour 3, all calm; two of hour 4, one of them wild. Four are needed.
    private static DelayProfile Measured()
    {
        var calibration = new DelayCalibration(Market.UsdMargined, [100], leastSamples: 4);
        foreach (var ns in (long[])[50, 10, 30, 20, 40]) calibration.Add(DelayKind.Submit, 10 * Day + 3 * Hour, rangeBps: 100, ns);
        calibration.Add(DelayKind.Submit, 10 * Day + 4 * Hour, rangeBps: 100, 60);
        calibration.Add(DelayKind.Submit, 20 * Day + 4 * Hour, rangeBps: 101, 70);
        calibration.Add(DelayKind.Cancel, 20 * Day + 4 * Hour, rangeBps: 101, -7);
        return calibration.ToProfile();
    }

    [Fact]
    public void A_cell_has_the_quantiles_of_its_samples_by_nearest_rank()
    {
        var cell = Measured().Delays[0].Serving(hour: 3, step: 0)!;
        Assert.Equal((3, 0, 5L), (cell.Hour!.Value, cell.Step!.Value, cell.Samples));

        // 0, 1, 5, 10, 25, 50, 75, 90, 95, 99, 99.9 and 100 % of five.
        Assert.Equal([10, 10, 10, 10, 20, 30, 40, 50, 50, 50, 50, 50], cell.Table!.QuantilesNs);
    }

    [Theory]
    [InlineData(3, 0, 3, 0)]
    [InlineData(3, 1, 3, null)]
    [InlineData(4, 0, null, 0)]
    [InlineData(4, 1, null, null)]
    [InlineData(5, 0, null, 0)]
    public void With_too_few_samples_a_coarser_cell_stands_for_it(int hour, int step, int? servingHour, int? servingStep)
    {
        var serving = Measured().Delays[0].Serving(hour, step)!;
        Assert.Equal((servingHour, servingStep), (serving.Hour, serving.Step));
    }

    [Fact]
    public void A_delay_with_too_few_samples_in_all_has_no_model()
    {
        Assert.NotNull(Measured().ModelOf(DelayKind.Submit));
        Assert.Null(Measured().ModelOf(DelayKind.Cancel));
        Assert.Null(Measured().ModelOf(DelayKind.Feed));
        Assert.Equal(1, Measured().Delays[1].Samples);
    }

    [Fact]
    public void The_file_says_which_cell_stands_for_which()
    {
        var text = DelayFile.ToText(Measured());
        Assert.Contains("\"venue\": \"binance usdm\"", text, StringComparison.Ordinal);
        Assert.Contains("\"oldest_sample\": \"1970-01-11T03:00:00Z\"", text, StringComparison.Ordinal);
        Assert.Contains("\"newest_sample\": \"1970-01-21T04:00:00Z\"", text, StringComparison.Ordinal);
        Assert.Contains("\"quantiles_ns\": [10, 10, 10, 10, 20, 30, 40, 50, 50, 50, 50, 50]", text, StringComparison.Ordinal);
        var lines = text.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("\"takes\"", StringComparison.Ordinal));

        // Of the submit delay: volatility 1; hour 4; hour 4 and volatility 0, 1. Of the cancel delay: everything.
        Assert.Equal(
            ["\"takes\": \"all\"", "\"takes\": \"all\"", "\"takes\": \"volatility 0\"", "\"takes\": \"all\"", .. Enumerable.Repeat("\"takes\": \"nothing: too few samples\"", 4)],
            lines);
    }

    [Fact]
    public void What_was_written_is_read_again()
    {
        var read = DelayFile.Parse(DelayFile.ToText(Measured()));
        Assert.Equal(DelayFile.ToText(Measured()), DelayFile.ToText(read));
        Assert.Equal(64, read.Sha256.Length);
        Assert.Equal([100], read.VolatilityBps);
        Assert.Equal(Measured().Delays[0].Serving(3, 0)!.Table!.QuantilesNs, read.Delays[0].Serving(3, 0)!.Table!.QuantilesNs);
    }

    [Theory]
    [InlineData("\"binance usdm\"", "\"binance spot\"", "its content was changed")]
    [InlineData("[10, 10", "[9, 10", "its content was changed")]
    [InlineData("\"fastengine-delays\"", "\"others\"", "it is no file of delays")]
    [InlineData("\"version\": 1", "\"version\": 2", "it is of version 2")]
    [InlineData("{", "", "it cannot be read")]
    public void A_file_that_was_changed_is_refused(string was, string now, string expected)
    {
        var text = DelayFile.ToText(Measured());
        Assert.StartsWith(expected, Assert.Throws<InvalidDataException>(() => DelayFile.Parse(text.Replace(was, now, StringComparison.Ordinal))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_form_is_no_part_of_its_content() => DelayFile.Parse(DelayFile.ToText(Measured()).Replace("\n", " ", StringComparison.Ordinal));

    [Fact]
    public void It_stands_for_tapes_of_its_venue_and_time()
    {
        var profile = Measured();
        Assert.Null(WhyNot(15, 16));
        Assert.Null(WhyNot(30, 40));
        Assert.Null(WhyNot(0, 1));
        Assert.Equal("it is stale: its samples are 11 days older than the tape, and 10 are allowed", WhyNot(32, 40));
        Assert.Equal("it is stale: its samples are 11 days newer than the tape, and 10 are allowed", profile.WhyNot([], 0, 10 * Day + 3 * Hour - 11 * Day, 10 * Day));
        Assert.Equal("it is of binance usdm, and the tape of binance spot", profile.WhyNot([Market.UsdMargined, Market.Spot], 15 * Day, 16 * Day, 10 * Day));

        string? WhyNot(long firstDay, long lastDay) => profile.WhyNot([Market.UsdMargined], firstDay * Day, lastDay * Day, 10 * Day);
    }

    // 65,536 samples fit; 200,000 rising ones are thinned, and their quantiles stay where they were. The least and the most come among those that are left out.
    [Fact]
    public void Many_samples_are_thinned_evenly()
    {
        var calibration = new DelayCalibration(Market.Spot, [], leastSamples: 1);
        foreach (var ns in (long[])[500, 1, 900_000, .. Enumerable.Range(100, 199_997)]) calibration.Add(DelayKind.Feed, 1, 0, ns);
        var delay = calibration.ToProfile().Delays[0];
        Assert.Equal(200_000, delay.Samples);
        Assert.True(delay.IsThinned);
        Assert.False(Measured().Delays[0].IsThinned);
        var quantiles = delay.Serving(0, 0)!.Table!.QuantilesNs;
        Assert.Equal(100_000, quantiles[5], 200.0);
        Assert.Equal(198_000, quantiles[9], 200.0);
        Assert.Equal((1, 900_000), (quantiles[0], quantiles[^1]));
    }

    // 1,000 to 1,020 is 200 bps of 1,000. Five minutes on the 1,020 is gone: 1,000 to 1,010; then nothing is left but the trade of minute 20.
    [Fact]
    public void The_range_is_that_of_this_minute_and_the_four_before()
    {
        var range = new TapeRange(2);
        Assert.Equal(0, range.Bps(0));
        range.Add(0, 0, 1_020);
        range.Add(0, EngineTime.NsPerMinute, 1_000);
        range.Add(1, EngineTime.NsPerMinute, 7);
        Assert.Equal(200, range.Bps(0));
        range.Add(0, 5 * EngineTime.NsPerMinute, 1_010);
        Assert.Equal(100, range.Bps(0));

        // Late, but within; too late.
        range.Add(0, 2 * EngineTime.NsPerMinute, 1_030);
        range.Add(0, 0, 5_000);
        Assert.Equal(300, range.Bps(0));
        range.Add(0, 20 * EngineTime.NsPerMinute, 900);
        Assert.Equal((0, 0, 0), (range.Bps(0), range.Bps(1), range.Bps(-1)));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(20, 0)]
    [InlineData(21, 1)]
    [InlineData(61, 2)]
    public void A_step_begins_above_its_bound(int bps, int step) => Assert.Equal(step, TapeRange.StepOf(bps, [20, 60]));
}
