using FastEngine.Core;
using FastEngine.Host.Configuration;
using FastEngine.Host.Running;
using FastEngine.Simulation.Models;
using FastEngine.Simulation.Models.Delays;
using FastEngine.Simulation.Models.Funding;

namespace FastEngine.Host.Tests.Configuration;

public sealed class VenueModelKnobTests : IDisposable
{
    private static readonly InstrumentTable Instruments = new([Instrument(0, Market.Spot), Instrument(1, Market.UsdMargined)]);

    private readonly ConfigInputs _inputs = new();

    public void Dispose() => _inputs.Dispose();

    [Theory]
    [InlineData("paper.fees.usdm_tiers=[1 0.05 0.02]", "the volume of '1 0.05 0.02' is not 0")]
    [InlineData("paper.fees.usdm_tiers=[0 0.05 0.02, 0 0.04 0.02]", "the volume of '0 0.04 0.02' is not above that of the tier before it")]
    [InlineData("paper.fees.usdm_tiers=[0 0.05]", "'0 0.05' is not 3 numbers: volume, taker %, maker %")]
    [InlineData("paper.fees.usdm_tiers=[0 1.1 0]", "the taker % 1.1 is out of range")]
    [InlineData("paper.fees.usdm_tiers=[0 0.00000001 0]", "the taker % 0.00000001 is out of range")]
    [InlineData("paper.liquidation.tiers=[]", "0 tiers are out of range")]
    [InlineData("paper.outages=[2025-06-21 10m refuse]", "'2025-06-21 10m refuse' is not an outage such as 2025-06-21T12:30:00 10m refuse")]
    [InlineData("paper.outages=[2025-06-21T12:30:00 10m loud]", "'2025-06-21T12:30:00 10m loud' is not an outage")]
    [InlineData("paper.outages=[2025-06-21T12:30:00 31d silent]", "31d is out of range")]
    [InlineData("paper.outages=[2025-06-21T12:30:00 10m silent, 2025-06-21T12:39:00 1m silent]", "'2025-06-21T12:39:00 1m silent' begins before the one before it ends")]
    [InlineData("paper.delays.submit=calibrated", "paper.delays.submit is calibrated, and paper.delays.file names no file; fastengine calibrate makes one")]
    [InlineData("paper.delays.feed=lognormal", "paper.delays.feed is lognormal, and its median paper.feed_latency is 0")]
    [InlineData("paper.delays.ack=lognormal paper.delays.ack_p99=9ms", "paper.delays.ack_p99 (9ms) is less than the median paper.ack_latency (10ms)")]
    [InlineData("paper.funding.model=file", "paper.funding.model is file, and paper.funding.file names none")]
    [InlineData("paper.fees.tier=1", "paper.fees.tier is 1, and no table of tiers is given")]
    [InlineData("paper.fees.tier=2 paper.fees.spot_tiers=[0\u00a00.1\u00a00.1]", "paper.fees.tier is 2, and paper.fees.spot_tiers has 1")]
    public void A_mistake_is_named(string settings, string expected)
    {
        // A word is a setting; where blanks are the value's own they are written otherwise.
        if (settings.Contains(" paper.", StringComparison.Ordinal))
            _inputs.Settings.AddRange(settings.Split(' ').Select(setting => setting.Replace('\u00a0', ' ')));
        else _inputs.Settings.Add(settings);
        Assert.Contains(expected, string.Join('\n', _inputs.Violations()), StringComparison.Ordinal);
    }

    [Fact]
    public void Tiers_and_outages_read_as_they_print()
    {
        var config = _inputs.WithSetting("paper.fees.usdm_tiers=0 0.05 0.0200,15000000 0.04 -0.001").WithSetting("paper.outages=[2025-06-21T12:30:00Z 600s refuse,2025-06-22T00:00:00.5 1h silent]").LoadRight();
        Assert.Equal("[0 0.05 0.02, 15000000 0.04 -0.001]", config.TextOf(Knobs.Paper.Fees.Tiers[1]));
        Assert.Equal("[2025-06-21T12:30:00 10m refuse, 2025-06-22T00:00:00.5 1h silent]", config.TextOf(Knobs.Paper.Outages));
        Assert.Equal(new VenueOutage(1_750_509_000_000_000_000, 1_750_509_600_000_000_000, Answers: true), config.Get(Knobs.Paper.Outages)[0]);
        Assert.Equal(-10_000, EngineSettings.Paper(config).Tiers.UsdMargined[1].Rates.Maker);
    }

    [Fact]
    public void A_data_file_is_hashed_by_its_content_wherever_it_lies()
    {
        var hashes = new[] { Hash(_inputs.Write("a.csv", "1")), Hash(_inputs.Write("b.csv", "1")), Hash(_inputs.Write("c.csv", "2")), Hash("none") };
        Assert.Equal(hashes[0], hashes[1]);
        Assert.Equal(3, hashes.Distinct().Count());

        static string Hash(string path)
        {
            using var inputs = new ConfigInputs();
            return ConfigHash.Of(inputs.WithSetting($"paper.funding.file={path}").LoadRight());
        }
    }

    [Fact]
    public void Rates_of_a_file_are_those_of_the_perpetuals_of_the_run()
    {
        var violations = new List<Violation>();
        var rates = FundingFile.Read("f.csv", ["time,symbol,rate", "2023-11-14T22:13:20,BTCUSDT,-0.000125", "", "1700000001,OTHER,1", "1700000002,BTCUSDT,0.0000000005"], Instruments, violations);
        Assert.Empty(violations);
        Assert.Equal([new FundingRate(1_700_000_000_000_000_000, 1, -125_000), new FundingRate(1_700_000_002_000_000_000, 1, 1)], rates);
    }

    [Fact]
    public void Everything_that_is_wrong_with_a_file_of_rates_is_said_with_its_line()
    {
        var violations = new List<Violation>();
        FundingFile.Read("f.csv", ["time,symbol", "soon,BTCUSDT,much", "1700000000,BTCUSDT", "1700000000,BTCUSDT,1.1"], Instruments, violations);
        Assert.Equal(["f.csv:1: ", "f.csv:2: ", "f.csv:2: ", "f.csv:3: ", "f.csv:4: "], violations.Select(violation => violation.ToString()[..9]));
    }

    [Fact]
    public void A_file_of_delays_that_is_missing_or_too_thin_or_unfit_is_refused()
    {
        var calibration = new DelayCalibration(Market.UsdMargined, [], leastSamples: 2);
        calibration.Add(DelayKind.Submit, EngineTime.NsPerHour, 0, 5);
        calibration.Add(DelayKind.Submit, EngineTime.NsPerHour, 0, 5);
        calibration.Add(DelayKind.Cancel, EngineTime.NsPerHour, 0, 5);
        var path = _inputs.Write("d.json", DelayFile.ToText(calibration.ToProfile()));
        Assert.Contains("no such file", Refused("submit", path + "x"), StringComparison.Ordinal);
        Assert.Contains("has 1 samples of paper.delays.cancel, and 2 are needed", Refused("cancel", path), StringComparison.Ordinal);
        Assert.Contains("has 0 samples of paper.delays.feed", Refused("feed", path), StringComparison.Ordinal);
        var config = Config("submit", path);
        Assert.Equal("calibrated by 2 samples", EngineSettings.Paper(config).Delays.Submit!.Text);
        CalibratedDelays.ThrowIfUnfit(config, [Market.UsdMargined], 0, 1);
        Assert.Contains("it is stale", Assert.Throws<RunException>(() => CalibratedDelays.ThrowIfUnfit(config, [], 91 * 24 * EngineTime.NsPerHour + 2 * EngineTime.NsPerHour, long.MaxValue)).Message, StringComparison.Ordinal);

        static string Refused(string delay, string path) => Assert.Throws<RunException>(() => EngineSettings.Paper(Config(delay, path))).Message;

        static ResolvedConfig Config(string delay, string path)
        {
            using var inputs = new ConfigInputs();
            return inputs.WithSetting($"paper.delays.{delay}=calibrated").WithSetting($"paper.delays.file={path}").LoadRight();
        }
    }

    private static Instrument Instrument(int id, Market market) => new()
    {
        Id = id, Symbol = "BTCUSDT", Name = "BTCUSDT@" + MarketName.Of(market), Market = market, PriceScale = 2, QuantityScale = 3, Tick = 1, Lot = 1,
    };
}
