using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using FastEngine.Core;
using FastEngine.Venues.Binance.Errors;
using FastEngine.Venues.Binance.Limits;
using FastEngine.Venues.Binance.Rest;
using FastEngine.Venues.Binance.Signing;
using FastEngine.Venues.Binance.Timing;
using FastEngine.Venues.Tests.Binance.Gateway;

namespace FastEngine.Venues.Tests.Binance.Rest;

public class BinanceRestTests
{
    private const string Key = "vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A";

    private readonly ManualTime _time = new();
    private readonly RateLimiter _limiter = new(new RateLimiterOptions { Rules = [new LimitRule(LimitKind.Weight, EngineTime.NsPerMinute, 2_400)] });

    [Fact]
    public async Task A_signed_request_carries_key_time_and_the_signature_of_its_query()
    {
        using var venue = LoopbackVenue.Of(("/fapi/v1/order", "{}"));
        using var rest = New(venue.Host);
        var answer = await rest.SendAsync(RestCall.Get("/fapi/v1/order", "symbol=BTCUSDT"));

        Assert.True(answer.IsOk);
        var request = Assert.Single(venue.Requests);
        Assert.Contains($"X-MBX-APIKEY: {Key}\r\n", request);
        var query = request[(request.IndexOf('?') + 1)..request.IndexOf(" HTTP", StringComparison.Ordinal)];
        var at = query.IndexOf("&signature=", StringComparison.Ordinal);
        Assert.Matches("^symbol=BTCUSDT&recvWindow=5000&timestamp=[0-9]{13}$", query[..at]);
        Assert.Equal(Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.ASCII.GetBytes(OrderWriter.Secret), Encoding.ASCII.GetBytes(query[..at]))), query[(at + "&signature=".Length)..]);
    }

    [Fact]
    public async Task A_public_request_carries_no_key()
    {
        using var venue = LoopbackVenue.Of(("/fapi/v1/time", "{}"));
        using var rest = New(venue.Host);
        await rest.SendAsync(RestCall.Get("/fapi/v1/time") with { Security = RestSecurity.None });

        Assert.DoesNotContain("MBX", Assert.Single(venue.Requests));
    }

    [Fact]
    public async Task What_the_venue_says_of_its_limits_is_kept()
    {
        using var venue = new LoopbackVenue((_, _) => new LoopbackVenue.Reply(200, "{}", "X-MBX-USED-WEIGHT-1M: 2000\r\nX-MBX-ORDER-COUNT-10S: 3\r\n"));
        using var rest = New(venue.Host);
        await rest.SendAsync(RestCall.Get("/fapi/v1/time"));

        Assert.Equal(2_000, _limiter.Used(LimitKind.Weight, EngineTime.NsPerMinute, WallClock.NowNs(_time)));
    }

    [Theory]
    [InlineData(429, 7)]
    [InlineData(418, 120)]
    [InlineData(403, 30)]
    public async Task After_too_much_nothing_is_sent_until_the_venue_allows_it(int status, int seconds)
    {
        using var venue = new LoopbackVenue((_, _) => new LoopbackVenue.Reply(status, """{"code":-1003,"msg":"Too many requests"}""", $"Retry-After: {seconds}\r\n"));
        using var rest = New(venue.Host);
        var first = await rest.SendAsync(RestCall.Get("/fapi/v1/time"));
        var second = await rest.SendAsync(RestCall.Get("/fapi/v1/time") with { Purpose = RequestPurpose.Exit });

        Assert.Equal((-1003, ErrorAction.BackOff), (first.Error.Code, first.Verdict.Action));
        Assert.Equal(RestFault.Limited, second.Fault);
        Assert.Single(venue.Requests);
        Assert.Equal(seconds * EngineTime.NsPerSecond, _limiter.BlockedUntilNs - WallClock.NowNs(_time));
    }

    [Theory]
    [InlineData(true, 3)]
    [InlineData(false, 1)]
    public async Task Only_what_may_be_sent_twice_is_sent_again_after_a_failure_of_the_server(bool isSafe, int sent)
    {
        using var venue = new LoopbackVenue((_, _) => new LoopbackVenue.Reply(502, "<html>"));
        using var rest = New(venue.Host);
        var answer = await rest.SendAsync(new RestCall { Method = isSafe ? HttpMethod.Get : HttpMethod.Post, Path = "/fapi/v1/order", IsSafe = isSafe });

        Assert.Equal(ErrorAction.InDoubt, answer.Verdict.Action);
        Assert.Equal(sent, venue.Requests.Count);
    }

    [Fact]
    public async Task A_request_that_is_sent_again_is_signed_again()
    {
        var count = 0;
        using var venue = new LoopbackVenue((_, _) => Interlocked.Increment(ref count) == 1 ? new LoopbackVenue.Reply(503, "") : new LoopbackVenue.Reply(200, "{}"));
        using var rest = New(venue.Host, delay: 5);

        Assert.True((await rest.SendAsync(RestCall.Get("/fapi/v1/order"))).IsOk);
        Assert.Equal(2, venue.Requests.Count);
        Assert.All(venue.Requests, request => Assert.Contains("&signature=", request));
    }

    [Fact]
    public async Task A_refusal_is_told_with_its_code_and_not_repeated()
    {
        using var venue = new LoopbackVenue((_, _) => new LoopbackVenue.Reply(400, """{"code":-2019,"msg":"Margin is insufficient."}"""));
        using var rest = New(venue.Host);
        var answer = await rest.SendAsync(RestCall.Get("/fapi/v1/order"));

        Assert.Equal((-2019, "Margin is insufficient.", 1), (answer.Error.Code, answer.Error.Message, venue.Requests.Count));
    }

    [Fact]
    public async Task A_venue_that_nobody_reaches_was_not_sent_to()
    {
        var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var host = new Uri($"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}");
        free.Stop();
        using var rest = New(host);

        Assert.Equal(RestFault.NotSent, (await rest.SendAsync(Post)).Fault);
    }

    [Fact]
    public async Task A_connection_that_is_closed_without_an_answer_leaves_a_doubt()
    {
        using var venue = new LoopbackVenue((_, _) => new LoopbackVenue.Reply(0, ""));
        using var rest = New(venue.Host);
        var answer = await rest.SendAsync(Post);

        Assert.Equal((RestFault.NoAnswer, ErrorAction.InDoubt), (answer.Fault, answer.Verdict.Action));
    }

    [Fact]
    public async Task A_venue_that_says_nothing_leaves_a_doubt()
    {
        using var venue = new LoopbackVenue((_, _) => null);
        using var rest = New(venue.Host, timeout: 150);

        Assert.Equal(RestFault.NoAnswer, (await rest.SendAsync(Post)).Fault);
    }

    [Fact]
    public async Task A_venue_that_goes_on_failing_is_left_alone()
    {
        using var venue = new LoopbackVenue((_, _) => new LoopbackVenue.Reply(500, ""));
        using var rest = New(venue.Host);
        var faults = new List<RestFault>();
        for (var i = 0; i < 10; i++) faults.Add((await rest.SendAsync(Post)).Fault);

        Assert.Equal(RestFault.CircuitOpen, faults[^1]);
        Assert.Equal(4, venue.Requests.Count);
    }

    [Fact]
    public async Task A_redirection_is_not_followed()
    {
        using var elsewhere = LoopbackVenue.Of(("/fapi/v1/time", "{}"));
        using var venue = new LoopbackVenue((_, _) => new LoopbackVenue.Reply(302, "", $"Location: {elsewhere.Host}fapi/v1/time\r\n"));
        using var rest = New(venue.Host);
        var answer = await rest.SendAsync(RestCall.Get("/fapi/v1/time"));

        Assert.False(answer.IsOk);
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task What_can_be_printed_of_a_request_holds_neither_key_nor_signature()
    {
        using var venue = new LoopbackVenue((_, _) => new LoopbackVenue.Reply(401, """{"code":-2015,"msg":"Invalid API-key, IP, or permissions for action."}"""));
        using var rest = New(venue.Host);
        var answer = await rest.SendAsync(RestCall.Get("/fapi/v1/order", "symbol=BTCUSDT"));
        var printed = $"{answer} {new RestException(in answer)} {answer.Call} {answer.Error} {rest}";

        Assert.Equal(ErrorAction.Stop, answer.Verdict.Action);
        Assert.DoesNotContain(Key, printed);
        Assert.DoesNotContain(OrderWriter.Secret, printed);
        Assert.DoesNotContain("signature", printed);
    }

    [Fact]
    public async Task Without_a_key_nothing_is_signed()
    {
        using var venue = LoopbackVenue.Of(("/fapi/v1/order", "{}"));
        using var rest = new BinanceRest(new RestOptions { Host = venue.Host }, null, _limiter, new ClockSync(new ClockSyncOptions()), TimeProvider.System);

        await Assert.ThrowsAsync<InvalidOperationException>(() => rest.SendAsync(RestCall.Get("/fapi/v1/order")));
        Assert.Empty(venue.Requests);
    }

    private static RestCall Post => new() { Method = HttpMethod.Post, Path = "/fapi/v1/order", IsSafe = false };

    private BinanceRest New(Uri host, int timeout = 10_000, int delay = 1) => new(
        new RestOptions { Host = host, Timeout = TimeSpan.FromMilliseconds(timeout), RetryDelay = TimeSpan.FromMilliseconds(delay), BreakAtLeast = 4 },
        new Credentials(new Secret(Key), new Secret(OrderWriter.Secret), KeyKind.Hmac), _limiter, new ClockSync(new ClockSyncOptions()), _time);
}
