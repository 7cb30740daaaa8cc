using FastEngine.Exchange.Errors;
using FastEngine.Exchange.Rest;

namespace FastEngine.Exchange.Tests.Network;

/// <summary>Signatures against the published vectors, and what an unsigned, late or unknown request is told.</summary>
public class SigningTests
{
    // Binance's own example of its API documentation.
    private const string HmacSecret = "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j";
    private const string HmacPayload = "symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1&recvWindow=5000&timestamp=1499827319559";
    private const string HmacSignature = "c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71";

    // Key of RFC 8032, test 1; made with OpenSSL and python-cryptography, which agree.
    private const string Ed25519Payload = "symbol=BTCUSDT&side=SELL&type=LIMIT&timeInForce=GTC&quantity=1&price=0.2&timestamp=1668481559918&recvWindow=5000";
    private const string Ed25519Signature = "XtZirsmmi0noRzUfkqktvkVfxpkq/WtbLg2UOL3QGYdUBZVlqOBEMuEVw8zioY93N54NcKj9UuAXQEa9zgTDBg==";

    [Fact]
    public void Published_signatures_are_accepted_and_altered_ones_are_not()
    {
        var hmac = TestExchange.Keys[0] with { Secret = HmacSecret };
        RequestAuthority.CheckSignature(hmac, HmacPayload, HmacSignature);
        RequestAuthority.CheckSignature(TestExchange.Keys[1], Ed25519Payload, Ed25519Signature);
        Assert.Equal(-1022, Code(() => RequestAuthority.CheckSignature(hmac, HmacPayload + "0", HmacSignature)));
        Assert.Equal(-1022, Code(() => RequestAuthority.CheckSignature(TestExchange.Keys[1], Ed25519Payload + "0", Ed25519Signature)));
        Assert.Equal(-1022, Code(() => RequestAuthority.CheckSignature(TestExchange.Keys[1], Ed25519Payload, HmacSignature)));
        Assert.Equal(-1102, Code(() => RequestAuthority.CheckSignature(hmac, HmacPayload, null)));
    }

    [Theory]
    [InlineData(0, 5_000, 0)]
    [InlineData(5_000, 5_000, 0)]
    [InlineData(5_001, 5_000, -1021)]
    [InlineData(-999, 5_000, 0)]
    [InlineData(-1_000, 5_000, -1021)]
    [InlineData(50_000, 60_000, 0)]
    [InlineData(0, 60_001, -1131)]
    public void A_request_counts_within_its_window(long ageMs, long windowMs, int code)
    {
        const long now = 1_700_000_000_000;
        var parameters = new RequestParameters();
        parameters.Read($"timestamp={now - ageMs}&recvWindow={windowMs}");
        if (code == 0) RequestAuthority.CheckTime(parameters, now);
        else Assert.Equal(code, Code(() => RequestAuthority.CheckTime(parameters, now)));
    }

    [Fact]
    public void Secrets_do_not_appear_in_text() => Assert.All(TestExchange.Keys, key => Assert.DoesNotContain(key.Secret.Length > 0 ? key.Secret : "\0", key.ToString(), StringComparison.Ordinal));

    [Fact]
    public async Task Each_kind_of_wrong_request_has_its_code()
    {
        await using var exchange = await TestExchange.StartAsync();
        await exchange.TradedAsync();
        using var unknown = new TestClient(exchange.Exchange.FuturesAddress, Accounts.TestKeys.Hmac(99));
        using var reader = new TestClient(exchange.Exchange.FuturesAddress, TestExchange.Keys[2]);
        Assert.Equal(-2015, await unknown.CodeAsync("GET", "/fapi/v3/balance"));
        Assert.Equal(401, (int)unknown.Last!.StatusCode);
        Assert.Equal(-2015, await reader.CodeAsync("POST", "/fapi/v1/order", "symbol=BTCUSDT&side=BUY&positionSide=LONG&type=MARKET&quantity=0.01"));
        using var malformed = new TestClient(exchange.Exchange.FuturesAddress, new Accounts.ApiKey("short", "secret"));
        Assert.Equal(-2014, await malformed.CodeAsync("GET", "/fapi/v3/balance"));
        Assert.Equal(-1102, await exchange.Futures.CodeAsync("GET", "/fapi/v3/balance", "", isSigned: false));
        Assert.Equal(-1022, await exchange.Futures.CodeAsync("GET", "/fapi/v3/balance", exchange.Futures.Sign($"timestamp={exchange.Futures.NowMs}") + "0", isSigned: false));
        exchange.Futures.OffsetMs = -10_000;
        Assert.Equal(-1021, await exchange.Futures.CodeAsync("GET", "/fapi/v3/balance"));
        exchange.Futures.OffsetMs = 2_000;
        Assert.Equal(-1021, await exchange.Futures.CodeAsync("GET", "/fapi/v3/balance"));
        Assert.Equal(-5000, await exchange.Futures.CodeAsync("GET", "/fapi/v9/nothing", "", isSigned: false));
    }

    [Fact]
    public async Task A_body_is_signed_like_a_query()
    {
        await using var exchange = await TestExchange.StartAsync();
        using var http = new HttpClient { BaseAddress = exchange.Exchange.FuturesAddress };
        http.DefaultRequestHeaders.Add("X-MBX-APIKEY", TestExchange.Keys[0].Key);
        var (query, body) = ("symbol=BTCUSDT", $"leverage=7&timestamp={exchange.Futures.NowMs}");
        using var content = new StringContent($"{body}&signature={exchange.Futures.Signature(query + body)}");
        using var answer = await http.PostAsync($"/fapi/v1/leverage?{query}", content);
        Assert.Contains("\"leverage\":7", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static int Code(Action action) => Assert.Throws<RefusedException>(action).Error.Code;
}
