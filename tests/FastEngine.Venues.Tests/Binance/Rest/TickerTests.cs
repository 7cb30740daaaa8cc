using FastEngine.Core;
using FastEngine.Venues.Binance.Account;
using FastEngine.Venues.Binance.Limits;
using FastEngine.Venues.Binance.Rest;
using FastEngine.Venues.Binance.Timing;

namespace FastEngine.Venues.Tests.Binance.Rest;

public class TickerTests
{
    [Fact]
    public async Task Volume_trades_and_the_book_are_put_together_by_symbol()
    {
        var found = await ReadAsync("""[{"symbol":"AUSDT","quoteVolume":"12.5","count":3},{"symbol":"BUSDT","quoteVolume":"7","count":1}]""", """[{"symbol":"AUSDT","bidPrice":"99","askPrice":"101"}]""");
        Assert.Equal([new MarketTicker("AUSDT", 12.5m, 3, 99, 101), new MarketTicker("BUSDT", 7, 1, 0, 0)], found);
        Assert.Equal(0.02m, found[0].Spread);
        Assert.Equal(decimal.MaxValue, found[1].Spread);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[")]
    public async Task What_is_no_list_is_refused(string answer) => await Assert.ThrowsAsync<RestException>(() => ReadAsync(answer, "[]"));

    private static async Task<IReadOnlyList<MarketTicker>> ReadAsync(string days, string books)
    {
        using var venue = new LoopbackVenue((target, _) => new LoopbackVenue.Reply(200, target.EndsWith("/ticker/24hr", StringComparison.Ordinal) ? days : books));
        var limiter = new RateLimiter(new RateLimiterOptions());
        using var rest = new BinanceRest(new RestOptions { Host = venue.Host }, null, limiter, new ClockSync(new ClockSyncOptions()), TimeProvider.System);
        return await new TickerReader(rest).ReadAsync(Market.UsdMargined);
    }
}
