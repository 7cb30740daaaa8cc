using FastEngine.Core;
using FastEngine.Feeds;
using FastEngine.Host.Configuration;
using FastEngine.Host.Running;
using FastEngine.Host.Service;

namespace FastEngine.Host.Tests.Service;

public class ServiceSymbolsTests
{
    private static readonly KnownInstrument[] Known =
    [
        new("BTCUSDT", Market.UsdMargined, 2, 3, 0.1m, 0.001m, 0), new("BTCUSDT", Market.Spot, 2, 5, 0.01m, 0.00001m, 0), new("ETHUSDT", Market.UsdMargined, 2, 3, 0.01m, 0.001m, 0),
    ];

    private static readonly InstrumentTable Both = ServiceSymbols.Resolve(["BTCUSDT@usdm", "ETHUSDT@usdm", "btcusdt@spot"], Known);

    [Fact]
    public void A_symbol_on_two_markets_is_told_apart_by_them_and_no_other_is()
    {
        Assert.Equal(["BTCUSDT@usdm", "ETHUSDT", "BTCUSDT@spot"], Both.Listed.Select(instrument => instrument.Name));
        Assert.Equal(["BTCUSDT", "ETHUSDT", "BTCUSDT"], Both.Listed.Select(instrument => instrument.Symbol));
    }

    [Fact]
    public void One_that_is_named_twice_is_refused() =>
        Assert.Contains("twice", Assert.Throws<RunException>(() => ServiceSymbols.Resolve(["BTCUSDT@usdm", "btcusdt@usdm"], Known)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("BTCUSDT@spot", 2)]
    [InlineData("btcusdt@usdm", 0)]
    [InlineData("ETHUSDT", 1)]
    [InlineData("ETHUSDT@usdm", 1)]
    [InlineData("ETHUSDT@spot", null)]
    [InlineData("BTCUSDT", null)]
    [InlineData("+1", null)]
    public void A_name_means_the_instrument_that_is_told_by_it_or_the_symbol_of_that_market(string name, int? id) =>
        Assert.Equal(id, InstrumentNames.Find(ServiceSymbols.WithSlots(Both, 1, null), name)?.Id);

    [Fact]
    public void Who_says_a_symbol_that_is_on_two_markets_hears_their_names()
    {
        Assert.Contains("BTCUSDT@usdm or BTCUSDT@spot", InstrumentNames.Unknown(Both, "btcusdt"), StringComparison.Ordinal);
        Assert.Contains("is not a symbol", InstrumentNames.Unknown(Both, "XRPUSDT"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_journal_that_called_them_otherwise_is_gone_on_with()
    {
        var before = new InstrumentTable([.. Both.All.ToArray().Select(instrument => instrument with { Name = instrument.Symbol })]);
        RecoveryReport.CheckInstruments("data", before, Both);
    }

    [Theory]
    [InlineData("BTCUSDT@spot", "ETHUSDT@usdm", "BTCUSDT@usdm")]
    [InlineData("BTCUSDT@usdm", "ETHUSDT@usdm")]
    public void A_journal_of_other_markets_is_refused(params string[] names)
    {
        var other = ServiceSymbols.Resolve(names, Known);
        Assert.Contains(string.Join(", ", names), Assert.Throws<RunException>(() => RecoveryReport.CheckInstruments("data", Both, other)).Message, StringComparison.Ordinal);
    }
}
