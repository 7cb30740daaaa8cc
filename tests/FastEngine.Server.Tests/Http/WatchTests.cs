using System.Net;
using System.Text.Json.Nodes;
using FastEngine.Server.Security;

namespace FastEngine.Server.Tests.Http;

public sealed class WatchTests
{
    private const string Pepe = """{"exchange":"binance","market_type":"futures","symbol":"pepeusdt","duration_hours":24,"priority":3}""";

    [Fact]
    public async Task A_symbol_is_added_renewed_and_removed_by_name_and_written_down()
    {
        await using var served = await Served.StartAsync();
        Assert.Equal(HttpStatusCode.Accepted, (await SendAsync(served, HttpMethod.Post, "add", Pepe)).Status);
        Assert.Equal(HttpStatusCode.Accepted, (await SendAsync(served, HttpMethod.Post, "renew", """{"market_type":"futures","symbol":"PEPEUSDT"}""")).Status);
        Assert.Equal(HttpStatusCode.Accepted, (await SendAsync(served, HttpMethod.Delete, "remove", """{"market_type":"spot","symbol":"PEPEUSDT"}""")).Status);
        Assert.Equal(
            [
                new WatchOrder { Kind = WatchOrderKind.Add, MarketType = "futures", Symbol = "PEPEUSDT", Lasts = TimeSpan.FromHours(24), Priority = 3, By = "Operator" },
                new WatchOrder { Kind = WatchOrderKind.Renew, MarketType = "futures", Symbol = "PEPEUSDT", By = "Operator" },
                new WatchOrder { Kind = WatchOrderKind.Remove, MarketType = "spot", Symbol = "PEPEUSDT", By = "Operator" },
            ],
            served.Engine.Watches);
        Assert.Equal(HttpStatusCode.Accepted, (await SendAsync(served, HttpMethod.Post, "add", """{"market_type":"spot","symbol":"PEPEUSDT"}""")).Status);
        Assert.Null(served.Engine.Watches.Last().Priority);
        Assert.Equal(8, (await File.ReadAllLinesAsync(served.AuditPath)).Length);
    }

    [Fact]
    public async Task The_same_key_adds_once()
    {
        await using var served = await Served.StartAsync();
        for (var i = 0; i < 2; i++)
        {
            var request = served.Request(HttpMethod.Post, "/api/v1/watchlist/add", TokenRole.Operator, Pepe);
            request.Headers.Add("Idempotency-Key", "once");
            Assert.Equal(HttpStatusCode.Accepted, (await served.SendAsync(request)).Status);
        }

        Assert.Single(served.Engine.Watches);
    }

    [Theory]
    [InlineData("add", """{"exchange":"bybit","market_type":"futures","symbol":"PEPEUSDT"}""", "exchange")]
    [InlineData("add", """{"symbol":"PEPEUSDT"}""", "market_type")]
    [InlineData("add", """{"market_type":"forex","symbol":"PEPEUSDT"}""", "market_type")]
    [InlineData("add", """{"market_type":"spot"}""", "symbol")]
    [InlineData("add", """{"market_type":"spot","symbol":"PEPE/USDT"}""", "symbol")]
    [InlineData("add", """{"market_type":"spot","symbol":"../../etc"}""", "symbol")]
    [InlineData("add", """{"market_type":"spot","symbol":"PEPEUSDT","duration_hours":0}""", "duration_hours")]
    [InlineData("add", """{"market_type":"spot","symbol":"PEPEUSDT","duration_hours":9000}""", "duration_hours")]
    [InlineData("add", """{"market_type":"spot","symbol":"PEPEUSDT","duration_hours":"24"}""", "duration_hours")]
    [InlineData("add", """{"market_type":"spot","symbol":"PEPEUSDT","priority":0}""", "priority")]
    [InlineData("renew", """{"market_type":"spot","symbol":"PEPEUSDT","priority":1}""", "priority")]
    [InlineData("remove", """{"market_type":"spot","symbol":"PEPEUSDT","duration_hours":1}""", "duration_hours")]
    public async Task What_is_wrong_is_told_by_its_field(string what, string body, string field)
    {
        await using var served = await Served.StartAsync();
        var (status, answer) = await SendAsync(served, what == "remove" ? HttpMethod.Delete : HttpMethod.Post, what, body);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(field, (string?)answer!["errors"]![0]!["field"]);
        Assert.Empty(served.Engine.Watches);
    }

    [Theory]
    [InlineData(ServedFault.Unknown, HttpStatusCode.NotFound)]
    [InlineData(ServedFault.Unavailable, HttpStatusCode.ServiceUnavailable)]
    public async Task What_the_engine_refuses_is_told_as_it_says(ServedFault fault, HttpStatusCode expected)
    {
        await using var served = await Served.StartAsync();
        served.Engine.Failure = new ServedException(fault, "not now", "symbol");
        var (status, answer) = await SendAsync(served, HttpMethod.Post, "add", Pepe);
        Assert.Equal((expected, "not now"), (status, (string?)answer!["detail"]));
    }

    [Fact]
    public async Task A_viewer_sees_the_list_and_changes_nothing()
    {
        await using var served = await Served.StartAsync();
        Assert.Equal(3, (int?)(await served.GetAsync("/api/v1/watchlist")).Body!["free_slots"]);
        Assert.Equal("spot", (string?)(await served.GetAsync("/api/v1/watchlist/top-liquid?market_type=spot")).Body![0]!["market_type"]);
        Assert.Equal(HttpStatusCode.BadRequest, (await served.GetAsync("/api/v1/watchlist?market_type=forex")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(served, HttpMethod.Post, "add", Pepe, TokenRole.Viewer)).Status);
        Assert.Empty(served.Engine.Watches);
    }

    [Fact]
    public async Task Accounts_at_forex_brokers_are_none_and_their_shape_is_described()
    {
        await using var served = await Served.StartAsync();
        Assert.Equal("[]", (await served.GetAsync("/api/v1/forex/accounts")).Body!.ToJsonString());
        var described = (await served.GetAsync("/api/v1/openapi.json", null)).Body!;
        var shape = described["components"]!["schemas"]!["ForexAccountDocument"]!["properties"]!.AsObject().Select(member => member.Key);
        Assert.Equal(["balance", "broker", "connected", "currency", "equity", "id", "leverage", "mode", "platform"], shape.Order());
    }

    private static Task<(HttpStatusCode Status, JsonNode? Body)> SendAsync(Served served, HttpMethod method, string what, string body, TokenRole role = TokenRole.Operator) =>
        served.SendAsync(served.Request(method, $"/api/v1/watchlist/{what}", role, body));
}
