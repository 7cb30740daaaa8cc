using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using FastEngine.Server.Security;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Server.Tests.Http;

public sealed class HostileInputTests
{
    private static readonly string[] Paths = ["/api/v1/commands", "/api/v1/query"];

    [Fact]
    public async Task Whatever_bytes_a_body_has_it_is_refused_and_nothing_happens()
    {
        await using var served = await Served.StartAsync();
        var bodies = Gen.OneOf(ArbMap.Default.GeneratorFor<byte[]>(), ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => Encoding.UTF8.GetBytes($"{{\"command\":\"{text.Get}\",\"sql\":{{}}}}")),
            Gen.Elements("{", "[]", "null", "1", "\"halt\"", "{\"command\":1}", "{\"command\":null}", "{\"command\":[\"halt\"]}", new string('[', 60_000), "{\"command\":\"halt\",\"command\":\"flatten\"}",
                "{\"COMMAND\":\"halt\"}", "{\"command\":\"halt\",\"extra\":1}", "\u0000", "{\"command\":\"close\",\"position\":1e99}", "{\"command\":\"close\",\"position\":-1}").Select(Encoding.UTF8.GetBytes));
        Prop.ForAll(bodies.ToArbitrary(), body => Paths.All(path =>
        {
            var request = served.Request(HttpMethod.Post, path);
            request.Content = new ByteArrayContent(body ?? []);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            var (status, problem) = served.SendAsync(request).GetAwaiter().GetResult();
            return status == HttpStatusCode.BadRequest && (int?)problem!["status"] == 400;
        })).QuickCheckThrowOnFailure();
        Assert.Empty(served.Engine.Commands);
        Assert.Empty(served.Engine.Queries);
    }

    [Theory]
    [InlineData("""{"command":"halt","extra":1}""", "extra")]
    [InlineData("""{"command":7}""", "command")]
    [InlineData("""{"command":"sell everything"}""", "command")]
    [InlineData("""{"command":"close"}""", "symbol")]
    [InlineData("""{"command":"close","symbol":"'; DROP TABLE trades; --"}""", "symbol")]
    [InlineData("""{"command":"close","symbol":"../../etc/passwd"}""", "symbol")]
    [InlineData("""{"command":"close","symbol":"BTCUSDT","side":"both"}""", "side")]
    [InlineData("""{"command":"close","position":0}""", "position")]
    [InlineData("""{"command":"close","position":3,"symbol":"BTCUSDT"}""", "position")]
    [InlineData("""{"command":"flatten","symbol":"BTCUSDT"}""", "symbol")]
    [InlineData("""{"command":"close","position":"17"}""", "position")]
    [InlineData("""{"command":"close","position":1.5}""", "position")]
    [InlineData("""{"command":"halt","command":"flatten"}""", "command")]
    [InlineData("""["halt"]""", "body")]
    [InlineData("", "body")]
    [InlineData("{\"command\":\"halt\"} x", "body")]
    public async Task A_problem_names_the_field(string body, string field)
    {
        await using var served = await Served.StartAsync();
        var (status, problem) = await served.CommandAsync(body);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(field, (string?)problem!["errors"]![0]!["field"]);
        Assert.DoesNotMatch("FastEngine|System\\.|\\.NET|deserializ|isFinalBlock", problem.ToJsonString());
        Assert.Equal(["title", "status", "detail", "errors"], problem.AsObject().Select(member => member.Key).Where(key => key != "type"));
        Assert.Empty(served.Engine.Commands);
    }

    [Theory]
    [InlineData("/api/v1/trades?symbol=%27%3B%20DROP%20TABLE%20trades", "symbol")]
    [InlineData("/api/v1/candles?symbol=..%2F..%2Fetc%2Fpasswd", "symbol")]
    [InlineData("/api/v1/candles?symbol=BTCUSDT&timeframe=1y", "timeframe")]
    [InlineData("/api/v1/candles", "symbol")]
    [InlineData("/api/v1/decisions?limit=1000000000000", "limit")]
    [InlineData("/api/v1/decisions?limit=-1", "limit")]
    [InlineData("/api/v1/decisions?limit=1&limit=2", "limit")]
    [InlineData("/api/v1/trades?offset=5", "offset")]
    [InlineData("/api/v1/risk?symbol=BTCUSDT", "symbol")]
    public async Task What_an_address_asks_for_is_checked(string address, string field)
    {
        await using var served = await Served.StartAsync();
        var (status, problem) = await served.GetAsync(address);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(field, (string?)problem!["errors"]![0]!["field"]);
    }

    [Fact]
    public async Task Ten_megabytes_are_refused_and_not_kept()
    {
        await using var served = await Served.StartAsync();
        var request = served.Request(HttpMethod.Post, "/api/v1/commands", TokenRole.Admin, $"{{\"command\":\"{new string('x', 10 << 20)}\"}}");
        request.Headers.ExpectContinue = true;
        var (status, problem) = await served.SendAsync(request);
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "body"), (status, (string?)problem!["errors"]![0]!["field"]));
        Assert.Equal(HttpStatusCode.OK, (await served.GetAsync("/api/v1/me")).Status);
    }

    [Theory]
    [InlineData("/../api-tokens.json")]
    [InlineData("/..%2fapi-tokens.json")]
    [InlineData("/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/app.js/../../audit.jsonl")]
    [InlineData("//etc/passwd")]
    [InlineData("/api/v1/../../api-tokens.json")]
    [InlineData("/api/v1/%00")]
    [InlineData("/dashboard/index.html")]
    [InlineData("/package-lock.json")]
    public async Task No_path_leads_to_a_file(string path)
    {
        await using var served = await Served.StartAsync();
        var answer = await RawAsync(served, $"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{served.Client.BaseAddress!.Port}\r\nAuthorization: Bearer {served.Tokens[TokenRole.Viewer]}\r\nConnection: close\r\n\r\n");
        Assert.Matches("^HTTP/1.1 (400|404) ", answer);
        Assert.DoesNotContain("sha256", answer);
        Assert.DoesNotContain("root:", answer);
    }

    [Fact]
    public async Task Whatever_comes_over_the_wire_the_server_goes_on()
    {
        await using var served = await Served.StartAsync();
        foreach (var request in new[] { "\0\0\0\0\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", $"GET /{new string('a', 100_000)} HTTP/1.1\r\n\r\n", $"GET / HTTP/1.1\r\nHost: a\r\nX: {new string('b', 200_000)}\r\n\r\n", "POST /api/v1/commands HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n", "POST /api/v1/commands HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n" })
        {
            var answer = await RawAsync(served, request);
            Assert.Matches("^(HTTP/1.1 4\\d\\d |HTTP/1.1 505 |$)", answer);
        }

        Assert.Equal(HttpStatusCode.OK, (await served.GetAsync("/api/v1/me")).Status);
    }

    [Fact]
    public async Task What_fails_in_the_engine_is_told_without_its_reason()
    {
        await using var served = await Served.StartAsync();
        served.Engine.Failure = new InvalidOperationException("secret reason");
        foreach (var (status, body) in new[] { await served.GetAsync("/api/v1/status"), await served.CommandAsync("""{"command":"halt"}""") })
        {
            Assert.Equal(HttpStatusCode.InternalServerError, status);
            Assert.DoesNotContain("secret reason", body!.ToJsonString());
        }
    }

    private static async Task<string> RawAsync(Served served, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, served.Client.BaseAddress!.Port);
        var stream = client.GetStream();
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
            return await new StreamReader(stream, Encoding.Latin1).ReadToEndAsync();
        }
        catch (IOException)
        {
            // It hung up on what it did not want to read.
            return "";
        }
    }
}
