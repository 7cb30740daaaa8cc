using FastEngine.Notifications.Channels;

namespace FastEngine.Notifications.Tests.Channels;

public sealed class DiscordTests : ChannelTests
{
    [Fact]
    public async Task A_message_is_an_embed_that_calls_nobody()
    {
        using var service = new ServiceDouble(new Answer(200, """{"id":"1"}""", "X-RateLimit-Limit: 5", "X-RateLimit-Remaining: 4", "X-RateLimit-Reset-After: 1.5"));
        Assert.Equal(DeliveryResult.Delivered, await Send(Channel(service)));
        Assert.Equal($"POST /api/v10/webhooks/1/{Token}?wait=true HTTP/1.1", service.Only.Line);
        Assert.Equal(
            """
            {"username":"FastEngine","allowed_mentions":{"parse":[]},"embeds":[{"title":"CRITICAL risk_breach: <drawdown> & more","description":"<drawdown\\> & more \\*5.1\\* of\\_ü","color":15158332,"timestamp":"2026-11-20T12:00:00.000Z"}]}
            """,
            service.Only.Body);
    }

    [Theory]
    [InlineData(200, "{}", "X-RateLimit-Remaining: 0", DeliveryOutcome.Delivered, "", 1.25)]
    [InlineData(204, "", "X-RateLimit-Remaining: 3", DeliveryOutcome.Delivered, "", null)]
    [InlineData(429, """{"message":"You are being rate limited.","retry_after":64.57,"global":false}""", "Retry-After: 65", DeliveryOutcome.TryAgain, "429: You are being rate limited.", 64.57)]
    [InlineData(429, "<html>cloudflare</html>", "Retry-After: 65", DeliveryOutcome.TryAgain, "429: <html>cloudflare</html>", 65.0)]
    [InlineData(404, """{"message":"Unknown Webhook","code":10015}""", "X-A: b", DeliveryOutcome.ChannelRefused, "404: Unknown Webhook", null)]
    [InlineData(400, """{"message":"Invalid Form Body","code":50035,"errors":{}}""", "X-A: b", DeliveryOutcome.MessageRefused, "400: Invalid Form Body", null)]
    public async Task Each_answer_means_what_is_documented(int status, string body, string header, DeliveryOutcome outcome, string detail, double? seconds)
    {
        using var service = new ServiceDouble(new Answer(status, body, header, "X-RateLimit-Reset-After: 1.25"));
        Assert.Equal(new DeliveryResult(outcome, detail, seconds is { } pause ? TimeSpan.FromSeconds(pause) : null), await Send(Channel(service)));
    }

    [Theory]
    [InlineData("http://discord.example/api/webhooks/1/hunter2")]
    [InlineData("file:///etc/passwd")]
    [InlineData("hunter2")]
    public void An_address_that_would_be_sent_in_the_clear_is_refused_without_being_repeated(string address) =>
        Assert.DoesNotContain("hunter2", Assert.Throws<ArgumentException>(() => new DiscordChannel(Http, new SecretText(address))).Message, StringComparison.Ordinal);

    private DiscordChannel Channel(ServiceDouble service) => new(Http, new SecretText($"{service.Address}api/v10/webhooks/1/{Token}"));
}
