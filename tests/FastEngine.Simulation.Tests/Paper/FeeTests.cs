using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Simulation.Paper;

namespace FastEngine.Simulation.Tests.Paper;

public class FeeTests
{
    // 100.01 * 0.12345 = 12.3462345: the taker's 0.05 % is 0.00617311725, the maker's 0.02 % 0.0024692469, the spot rate's 0.1 % 0.0123462345.
    [Theory]
    [InlineData(Market.UsdMargined, "buy market 12345", "0.00617312")]
    [InlineData(Market.UsdMargined, "sell stop 10049 12345", "0.00617312")]
    [InlineData(Market.UsdMargined, "sell target 10051 12345", "0.00617312")]
    [InlineData(Market.UsdMargined, "buy limit 10001 12345", "0.00246925")]
    [InlineData(Market.Spot, "buy market 12345", "0.01234623")]
    [InlineData(Market.Spot, "buy limit 10001 12345", "0.01234623")]
    public void A_fill_pays_its_markets_rate_rounded_once_to_eight_decimals(Market market, string order, string fee)
    {
        // Stop and target are set off by the second trade; the limit is reached by the last alone.
        var trigger = order.Contains("stop", StringComparison.Ordinal) ? 10_049 : 10_051;
        var price = order.Contains("limit", StringComparison.Ordinal) ? 10_000 : 10_001;
        var fill = Fills(market, $"100 trade 10050 1\n100 order 1 {order}\n101 trade {trigger} 0\n102 trade {price} 99999").Single();
        Assert.Equal(10_001, fill.Price);
        Assert.Equal(fee, Money.ToText(fill.Fee));
    }

    [Fact]
    public void A_limit_that_the_market_was_already_through_pays_the_takers_fee()
    {
        var fill = Fills(Market.UsdMargined, "100 trade 10000 1\n100 order 1 buy limit 10001 12345\n101 trade 10000 99999").Single();
        Assert.Equal("0.00617312", Money.ToText(fill.Fee));
    }

    [Fact]
    public void Rates_are_knobs_and_a_rebate_is_negative()
    {
        var options = PaperTape.Instant with { Fees = new FeeSchedule { UsdMargined = new FeeRates(Taker: 400_000, Maker: -50_000) } };
        var fill = Fills(Market.UsdMargined, "100 order 1 buy limit 10001 12345\n101 trade 10000 99999", options).Single();
        // -0.005 % of 12.3462345 is -0.000617311725.
        Assert.Equal("-0.00061731", Money.ToText(fill.Fee));
    }

    [Fact]
    public void Every_fill_is_rounded_by_itself()
    {
        // 0.05 % of 100.01 * 0.00001 is 0.00000050005, each time 0.0000005.
        var fills = Fills(Market.UsdMargined, "100 order 1 buy market 2\n101 trade 10001 1\n102 trade 10001 1");
        Assert.Equal(["0.0000005", "0.0000005"], fills.Select(fill => Money.ToText(fill.Fee)));
    }

    private static List<OrderReport> Fills(Market market, string tape, PaperOptions? options = null)
    {
        var instrument = PaperTape.Instrument(0, "A") with { Market = market, PriceScale = 2, QuantityScale = 5 };
        return [.. PaperTape.Play(options ?? PaperTape.Instant, new([instrument]), tape).Where(report => report.Kind == OrderReportKind.Filled)];
    }
}
