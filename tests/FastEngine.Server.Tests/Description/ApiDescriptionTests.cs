using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using FastEngine.Server.Security;

namespace FastEngine.Server.Tests.Description;

public sealed class ApiDescriptionTests
{
    private static readonly string[] Changes = ["/api/v1/commands", "/api/v1/config", "/api/v1/watchlist/add", "/api/v1/watchlist/remove", "/api/v1/watchlist/renew"];

    public static TheoryData<string, string, string> Bodies => new()
    {
        { "POST", "/api/v1/commands", """{"command":"halt"}""" },
        { "POST", "/api/v1/commands", """{"command":"reduce_only"}""" },
        { "POST", "/api/v1/commands", """{"command":"flatten"}""" },
        { "POST", "/api/v1/commands", """{"command":"resume"}""" },
        { "POST", "/api/v1/commands", """{"command":"reload"}""" },
        { "POST", "/api/v1/commands", """{"command":"close","symbol":"BTCUSDT","side":"long"}""" },
        { "POST", "/api/v1/commands", """{"command":"close","symbol":"all","side":"unattributed"}""" },
        { "POST", "/api/v1/commands", """{"command":"close","position":17}""" },
        { "PATCH", "/api/v1/config", """{"key":"sizing.risk_pct","value":"0.25"}""" },
        { "POST", "/api/v1/watchlist/add", """{"exchange":"binance","market_type":"futures","symbol":"PEPEUSDT","duration_hours":0.5,"priority":10}""" },
        { "POST", "/api/v1/watchlist/add", """{"market_type":"spot","symbol":"PEPEUSDT"}""" },
        { "POST", "/api/v1/watchlist/renew", """{"market_type":"spot","symbol":"PEPEUSDT","duration_hours":24}""" },
        { "DELETE", "/api/v1/watchlist/remove", """{"market_type":"spot","symbol":"PEPEUSDT"}""" },
        { "POST", "/api/v1/query", """{"sql":"SELECT 1"}""" },
        { "POST", "/api/v1/query", """{"sql":"SELECT 1","symbols":["BTCUSDT"],"format":"json","limit":1000,"timeout_ms":5000}""" },
    };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_view_answers_as_it_is_described(bool isFull)
    {
        await using var served = await Served.StartAsync();
        served.Engine.Samples = isFull;
        var described = await Described.OfAsync(served);
        foreach (var (path, method, operation) in described.Operations)
        {
            if (method != "get" || path == "/api/v1/stream") continue;
            var address = path == "/api/v1/candles" ? $"{path}?symbol=BTCUSDT&timeframe=1m&limit=3" : path;
            Assert.Empty(await FaultsAsync(served, described, HttpStatusCode.OK, served.Request(HttpMethod.Get, address, TokenRole.Viewer)));
            Assert.Equal(path.Contains("/health/", StringComparison.Ordinal), operation["security"] is null);
        }

        served.Engine.NotReady = "it ends";
        Assert.Empty(await FaultsAsync(served, described, HttpStatusCode.ServiceUnavailable, served.Request(HttpMethod.Get, "/health/ready", role: null)));
    }

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Every_body_that_is_taken_is_described_and_what_is_not_is_refused(string method, string path, string body)
    {
        await using var served = await Served.StartAsync();
        var described = await Described.OfAsync(served);
        var verb = new HttpMethod(method);
        Assert.Empty(described.FaultsOfRequest(verb, path, body));
        Assert.Empty(await FaultsAsync(served, described, path == "/api/v1/query" ? HttpStatusCode.OK : HttpStatusCode.Accepted, served.Request(verb, path, TokenRole.Admin, body)));

        // Without what it must have, with what nobody knows, and with a value of another type.
        var needed = described.Schema(((string)described.Operation(verb, path)["requestBody"]!["content"]!["application/json"]!["schema"]!["$ref"]!).Split('/')[^1])["required"]!.AsArray();
        Assert.NotEmpty(needed);
        foreach (var change in needed.Select(name => (Action<JsonObject>)(one => one.Remove((string)name!))).Append(one => one["extra"] = 1).Append(one => one[(string)needed[0]!] = 1))
        {
            var changed = JsonNode.Parse(body)!.AsObject();
            change(changed);
            Assert.NotEmpty(described.FaultsOfRequest(verb, path, changed.ToJsonString()));
            Assert.Empty(await FaultsAsync(served, described, HttpStatusCode.BadRequest, served.Request(verb, path, TokenRole.Admin, changed.ToJsonString())));
        }
    }

    [Fact]
    public async Task Rows_come_as_text_too()
    {
        await using var served = await Served.StartAsync();
        var described = await Described.OfAsync(served);
        Assert.Empty(await FaultsAsync(served, described, HttpStatusCode.OK, served.Request(HttpMethod.Post, "/api/v1/query", TokenRole.Operator, """{"sql":"SELECT 1","format":"csv"}""")));
    }

    [Fact]
    public async Task What_changes_something_takes_a_key_and_a_token()
    {
        await using var served = await Served.StartAsync();
        var described = await Described.OfAsync(served);
        var scheme = Assert.Single(described.Document["components"]!["securitySchemes"]!.AsObject());
        Assert.Equal(("http", "bearer"), ((string?)scheme.Value!["type"], (string?)scheme.Value["scheme"]));
        var withKey = described.Operations.Where(one => one.Operation["parameters"]?.AsArray().Any(parameter => (string?)parameter!["name"] == "Idempotency-Key" && (string?)parameter["in"] == "header") == true);
        Assert.Equal(Changes, withKey.Select(one => one.Path).Order());
        Assert.All(described.Operations.Where(one => one.Operation["security"] is not null), one => Assert.Contains(scheme.Key, one.Operation["security"]![0]!.AsObject().Select(member => member.Key)));
        Assert.Contains("/metrics", described.Operations.Select(one => one.Path));
        Assert.Contains("/api/v1/metrics", described.Operations.Select(one => one.Path));
    }

    [Fact]
    public async Task No_name_is_of_another_form_than_those_that_are_sent()
    {
        await using var served = await Served.StartAsync();
        var described = await Described.OfAsync(served);
        var names = described.Document["components"]!["schemas"]!.AsObject().SelectMany(schema => schema.Value!["properties"]?.AsObject().Select(member => member.Key) ?? []);
        Assert.All(names, name => Assert.Matches("^[a-z0-9_]+$", name));
    }

    [Fact]
    public async Task Refusals_are_described_where_they_occur()
    {
        await using var served = await Served.StartAsync();
        var described = await Described.OfAsync(served);
        foreach (var (path, method, operation) in described.Operations)
        {
            var verb = new HttpMethod(method.ToUpperInvariant());
            var stranger = served.Request(verb, path);
            stranger.Headers.Host = "evil.example";
            Assert.Empty(await FaultsAsync(served, described, HttpStatusCode.MisdirectedRequest, stranger));
            var foreign = served.Request(verb, path);
            foreign.Headers.Add("Origin", "http://evil.example");
            Assert.Empty(await FaultsAsync(served, described, HttpStatusCode.Forbidden, foreign));
            if (operation["security"] is null) continue;
            Assert.Empty(await FaultsAsync(served, described, HttpStatusCode.Unauthorized, served.Request(verb, path, role: null)));
            Assert.Empty(await FaultsAsync(served, described, HttpStatusCode.BadRequest, served.Request(verb, $"{path}?offset=5", TokenRole.Admin, method == "get" ? null : "{}")));
            if (method == "get") continue;
            var plain = served.Request(verb, path, TokenRole.Admin);
            plain.Content = new StringContent("{}", Encoding.UTF8, "text/plain");
            Assert.Empty(await FaultsAsync(served, described, HttpStatusCode.UnsupportedMediaType, plain));
            var large = served.Request(verb, path, TokenRole.Admin, new string(' ', 1 << 20));
            large.Headers.ExpectContinue = true;
            Assert.Empty(await FaultsAsync(served, described, HttpStatusCode.RequestEntityTooLarge, large));
        }

        foreach (var path in Changes)
        {
            var (method, body) = Bodies.Select(row => ((string)row[0], (string)row[1], (string)row[2])).Where(row => row.Item2 == path).Select(row => (new HttpMethod(row.Item1), row.Item3)).First();
            served.Engine.Failure = new ServedException(ServedFault.Unavailable, "not now");
            Assert.Empty(await FaultsAsync(served, described, HttpStatusCode.ServiceUnavailable, served.Request(method, path, TokenRole.Admin, body)));
            served.Engine.Failure = new InvalidOperationException("broke off");
            Assert.Empty(await FaultsAsync(served, described, HttpStatusCode.InternalServerError, Keyed(served.Request(method, path, TokenRole.Admin, body))));
            Assert.Empty(await FaultsAsync(served, described, HttpStatusCode.Conflict, Keyed(served.Request(method, path, TokenRole.Admin, body))));
            Assert.Empty(await FaultsAsync(served, described, HttpStatusCode.UnprocessableEntity, Keyed(served.Request(method, path, TokenRole.Admin, "{}"))));
            if (!path.Contains("watchlist", StringComparison.Ordinal)) continue;
            served.Engine.Failure = new ServedException(ServedFault.Unknown, "not on the list", "symbol");
            Assert.Empty(await FaultsAsync(served, described, HttpStatusCode.NotFound, served.Request(method, path, TokenRole.Admin, body)));
        }

        static HttpRequestMessage Keyed(HttpRequestMessage request)
        {
            request.Headers.Add("Idempotency-Key", request.RequestUri!.ToString());
            return request;
        }
    }

    [Fact]
    public async Task Too_many_requests_are_described()
    {
        await using var served = await Served.StartAsync(options => options with { RequestsPerSecond = 1, Burst = 1 });
        var described = await Described.OfAsync(served);
        await served.GetAsync("/api/v1/me");
        await served.GetAsync("/api/v1/me");
        Assert.Empty(await FaultsAsync(served, described, HttpStatusCode.TooManyRequests, served.Request(HttpMethod.Get, "/api/v1/me", TokenRole.Viewer)));
    }

    private static async Task<IReadOnlyList<string>> FaultsAsync(Served served, Described described, HttpStatusCode expected, HttpRequestMessage request)
    {
        using (request)
        using (var answer = await served.Client.SendAsync(request))
        {
            var (address, body) = (request.RequestUri!.ToString(), await answer.Content.ReadAsStringAsync());
            if (request.RequestUri.IsAbsoluteUri) address = request.RequestUri.PathAndQuery;
            if (answer.StatusCode != expected) return [$"{request.Method} {address}: {answer.StatusCode} {body}"];
            return described.FaultsOfAnswer(request.Method, address, (int)answer.StatusCode, answer.Content.Headers.ContentType!.MediaType!, body);
        }
    }
}
