using System.Text;
using FastEngine.Core;
using FastEngine.Feeds;
using FastEngine.Host.Configuration;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Host.Tests.Configuration;

public class ExchangeInfoTests
{
    private const string Spot = """
        {"symbol":"AAAUSDT","quoteAssetPrecision":8,"baseAssetPrecision":8,"filters":[
          {"filterType":"LOT_SIZE","stepSize":"0.00100000"},{"filterType":"PRICE_FILTER","tickSize":"0.01000000"},{"filterType":"NOTIONAL","minNotional":"5.00000000"}]}
        """;

    private const string UsdMargined = """
        {"symbol":"AAAUSDT","contractType":"PERPETUAL","pricePrecision":3,"quantityPrecision":0,"quotePrecision":8,"baseAssetPrecision":8,"filters":[
          {"filterType":"PRICE_FILTER","tickSize":"0.10"},{"filterType":"LOT_SIZE","stepSize":"0.001"},{"filterType":"MARKET_LOT_SIZE","stepSize":"1"},
          {"filterType":"MIN_NOTIONAL","notional":"20"}]}
        """;

    private const string CoinMargined = """
        {"symbol":"AAAUSD_PERP","contractType":"PERPETUAL","contractSize":10,"pricePrecision":2,"quantityPrecision":0,"filters":[
          {"filterType":"PRICE_FILTER","tickSize":"0.01"},{"filterType":"LOT_SIZE","stepSize":"1"}]}
        """;

    [Fact]
    public void The_three_markets_are_recognised_and_scales_are_as_fine_as_steps_and_prints()
    {
        var result = Read(Spot, UsdMargined, CoinMargined);
        Assert.Empty(result.Violations);
        Assert.Empty(result.Notes);
        Assert.Equal(
            [
                new KnownInstrument("AAAUSDT", Market.Spot, 8, 8, 0.01m, 0.001m, 5m),
                new KnownInstrument("AAAUSDT", Market.UsdMargined, 3, 3, 0.1m, 0.001m, 20m),
                new KnownInstrument("AAAUSD_PERP", Market.CoinMargined, 2, 0, 0.01m, 1m),
            ],
            result.Instruments);
    }

    [Fact]
    public void A_symbol_without_steps_is_left_out_with_a_note()
    {
        var result = Read("""{"symbol":"BBB","filters":[]}""", """{"symbol":"CCC","filters":[{"filterType":"PRICE_FILTER","tickSize":"0.1"},{"filterType":"LOT_SIZE","stepSize":"0"}]}""", Spot);
        Assert.Empty(result.Violations);
        Assert.Single(result.Instruments);
        Assert.Equal(
            ["x.json:2: BBB: no PRICE_FILTER.tickSize above zero; treated as unknown", "x.json:3: CCC: no LOT_SIZE.stepSize above zero; treated as unknown"],
            result.Notes);
    }

    [Theory]
    [InlineData("\"0.10\"", "\"abc\"", "x.json:2: AAAUSDT.PRICE_FILTER.tickSize: 'abc' is not a number; allowed: a decimal number, not negative")]
    [InlineData("\"0.001\"", "\"-1\"", "x.json:2: AAAUSDT.LOT_SIZE.stepSize: '-1' is not a number; allowed: a decimal number, not negative")]
    [InlineData("\"pricePrecision\":3", "\"pricePrecision\":99", "x.json:2: AAAUSDT.pricePrecision: '99' is not a scale; allowed: 0 to 18 decimal places")]
    [InlineData("\"AAAUSDT\"", "5", "x.json:2: symbols.symbol: is missing or no symbol; allowed: 1 to 40 characters as the exchange prints them, no lower case, no space, no '@'")]
    public void A_wrong_field_is_named_with_its_line(string right, string wrong, string expected) =>
        Assert.Equal(expected, Assert.Single(Read(UsdMargined.Replace(right, wrong, StringComparison.Ordinal)).Violations).ToString());

    [Fact]
    public void A_second_listing_names_the_first() =>
        Assert.Equal("x.json:4: AAAUSDT.symbol: AAAUSDT@spot is listed twice, first at x.json:2", Assert.Single(Read(Spot, Spot).Violations).ToString());

    [Theory]
    [InlineData("", "x.json:1: not JSON")]
    [InlineData("{\n\"symbols\": [}", "x.json:2: not JSON")]
    [InlineData("[]", "x.json: symbols: is missing: this is no exchangeInfo answer")]
    [InlineData("{\"symbols\":{}}", "x.json: symbols: is missing: this is no exchangeInfo answer")]
    [InlineData("{\"symbols\":[5]}", "x.json:1: symbols.symbol: is missing or no symbol; allowed: 1 to 40 characters as the exchange prints them, no lower case, no space, no '@'")]
    [InlineData("{\"symbols\":[{\"symbol\":\"\\ud800\"}]}", "x.json: holds text that is not Unicode")]
    public void Another_answer_is_refused(string json, string expected) =>
        Assert.Equal(expected, Assert.Single(ExchangeInfo.Read("x.json", Encoding.UTF8.GetBytes(json)).Violations).ToString());

    [Fact]
    public void A_file_that_is_not_there_says_so() => Assert.Equal("absent.json: no such file", Assert.Single(InstrumentFile.Load("absent.json").Violations).ToString());

    [Fact]
    public void No_damage_to_an_answer_throws()
    {
        var whole = Encoding.UTF8.GetBytes("{\"symbols\":[" + string.Join(',', Spot, UsdMargined, CoinMargined) + "]}");
        var damage = from at in Gen.Choose(0, whole.Length - 1)
                     from length in Gen.Choose(0, 12)
                     from with in Gen.Elements("", "\"", "{", "}", "[", "]", "null", "5", "-", ",", "\u00ff", "true", "{}", "\"\"")
                     select (at, length: Math.Min(length, whole.Length - at), with);
        Prop.ForAll(damage.ToArbitrary(), d =>
        {
            byte[] json = [.. whole[..d.at], .. Encoding.Latin1.GetBytes(d.with), .. whole[(d.at + d.length)..]];
            var result = ExchangeInfo.Read("x.json", json);
            return result.Violations.Count + result.Instruments.Count + result.Notes.Count > 0;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    private static InstrumentsResult Read(params string[] symbols) =>
        ExchangeInfo.Read("x.json", Encoding.UTF8.GetBytes("{\"symbols\":[\n" + string.Join(",\n", symbols) + "\n]}"));
}
