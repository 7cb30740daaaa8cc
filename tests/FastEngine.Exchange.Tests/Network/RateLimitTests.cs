using FastEngine.Exchange.Rest;

namespace FastEngine.Exchange.Tests.Network;

/// <summary>Weight and order limits.</summary>
public class RateLimitTests
{
    private const long Now = 1_700_000_040_000 / 60_000 * 60_000;

    [Fact]
    public void Weight_is_counted_by_the_minute_refused_then_banned_and_forgiven()
    {
        var limiter = new RateLimiter(RateLimitOptions.Futures with { WeightPerMinute = 10, BanAfter = 2 });
        Assert.Null(limiter.Count(Now, 10, 0));
        Assert.Equal((-1003, 429), Told(limiter.Count(Now, 1, 0)));
        Assert.Equal(60, limiter.RetryAfterSeconds(Now));
        Assert.Equal((-1003, 429), Told(limiter.Count(Now, 1, 0)));
        Assert.Equal((-1003, 418), Told(limiter.Count(Now, 1, 0)));
        Assert.Equal(120, limiter.RetryAfterSeconds(Now));
        Assert.Equal((-1003, 418), Told(limiter.Count(Now + 60_000, 1, 0)));
        Assert.Null(limiter.Count(Now + 120_000, 1, 0));
    }

    [Fact]
    public void Orders_are_counted_by_ten_seconds_and_by_the_minute()
    {
        var limiter = new RateLimiter(RateLimitOptions.Futures with { OrdersPer10Seconds = 2, OrdersPerMinute = 3 });
        Assert.Null(limiter.Count(Now, 0, 2));
        Assert.Equal((-1015, 429), Told(limiter.Count(Now, 0, 1)));
        Assert.Null(limiter.Count(Now + 10_000, 0, 1));
        Assert.Equal((-1015, 429), Told(limiter.Count(Now + 20_000, 0, 1)));
        Assert.Null(limiter.Count(Now + 60_000, 0, 1));
    }

    [Fact]
    public async Task Headers_tell_what_was_used_and_when_to_come_again()
    {
        await using var exchange = await TestExchange.StartAsync(options => options with { FuturesLimits = options.FuturesLimits with { WeightPerMinute = 100 } });
        await exchange.Futures.AskAsync("GET", "/fapi/v1/klines", "symbol=BTCUSDT&interval=1m&limit=1500", isSigned: false);
        Assert.Equal("10", Header(exchange, "X-MBX-USED-WEIGHT-1M"));
        await exchange.Futures.AskAsync("POST", "/fapi/v1/order", "symbol=BTCUSDT&side=BUY&positionSide=LONG&type=MARKET&quantity=0.01");
        Assert.Equal(("1", "1"), (Header(exchange, "X-MBX-ORDER-COUNT-10S"), Header(exchange, "X-MBX-ORDER-COUNT-1M")));
        for (var i = 0; i < 9; i++) await exchange.Futures.AskAsync("GET", "/fapi/v1/klines", "symbol=BTCUSDT&interval=1m&limit=1500", isSigned: false);
        Assert.Equal(-1003, await exchange.Futures.CodeAsync("GET", "/fapi/v1/ping", "", isSigned: false));
        Assert.Equal(429, (int)exchange.Futures.Last!.StatusCode);
        Assert.InRange(int.Parse(Header(exchange, "Retry-After")), 1, 60);
    }

    private static (int, int) Told(Errors.VenueError? error) => (error!.Value.Code, error.Value.Status);

    private static string Header(TestExchange exchange, string name) => Assert.Single(exchange.Futures.Last!.Headers.GetValues(name));
}
