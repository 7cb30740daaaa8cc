using FastEngine.Notifications.Channels;

namespace FastEngine.Notifications.Tests.Channels;

public sealed class TelegramTests : ChannelTests
{
    private const string BotToken = "123456:hunter2-ABC_def";

    [Fact]
    public async Task A_message_is_escaped_and_goes_to_the_chat()
    {
        using var service = new ServiceDouble(new Answer(200, """{"ok":true,"result":{"message_id":365}}"""));
        Assert.Equal(DeliveryResult.Delivered, await Send(Channel(service)));
        Assert.Equal($"POST /bot{BotToken}/sendMessage HTTP/1.1", service.Only.Line);
        Assert.Equal(
            """
            {"chat_id":-1001234567890,"text":"<b>CRITICAL risk_breach: &lt;drawdown&gt; &amp; more</b>\n&lt;drawdown&gt; &amp; more *5.1* of_ü","parse_mode":"HTML","disable_notification":false,"link_preview_options":{"is_disabled":true}}
            """,
            service.Only.Body);
    }

    [Fact]
    public async Task A_channel_is_named_by_its_text()
    {
        using var service = new ServiceDouble(new Answer(200, """{"ok":true}"""));
        await Send(new TelegramChannel(Http, service.Address, new SecretText(BotToken), "@alerts"));
        Assert.Equal("@alerts", service.Only.Json.GetProperty("chat_id").GetString());
    }

    [Theory]
    [InlineData(429, """{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 14","parameters":{"retry_after":14}}""", DeliveryOutcome.TryAgain, "429: Too Many Requests: retry after 14", 14)]
    [InlineData(400, """{"ok":false,"error_code":400,"description":"Bad Request: can't parse entities"}""", DeliveryOutcome.MessageRefused, "400: Bad Request: can't parse entities", null)]
    [InlineData(400, """{"ok":false,"error_code":400,"description":"Bad Request: upgraded","parameters":{"migrate_to_chat_id":-1009876543210}}""", DeliveryOutcome.MessageRefused, "400: Bad Request: upgraded; set notifications.telegram.chat to -1009876543210", null)]
    [InlineData(403, """{"ok":false,"error_code":403,"description":"Forbidden: bot was blocked by the user"}""", DeliveryOutcome.ChannelRefused, "403: Forbidden: bot was blocked by the user", null)]
    [InlineData(401, """{"ok":false,"error_code":401,"description":"Unauthorized"}""", DeliveryOutcome.ChannelRefused, "401: Unauthorized", null)]
    [InlineData(404, """{"ok":false,"error_code":404,"description":"Not Found"}""", DeliveryOutcome.ChannelRefused, "404: Not Found", null)]
    [InlineData(502, "<html>123456:hunter2-ABC_def</html>", DeliveryOutcome.TryAgain, "502: <html>***</html>", null)]
    [InlineData(200, "a proxy's page", DeliveryOutcome.TryAgain, "502: a proxy's page", null)]
    public async Task Each_answer_means_what_is_documented(int status, string body, DeliveryOutcome outcome, string detail, int? seconds)
    {
        using var service = new ServiceDouble(new Answer(status, body));
        Assert.Equal(new DeliveryResult(outcome, detail, seconds is { } pause ? TimeSpan.FromSeconds(pause) : null), await Send(Channel(service)));
    }

    [Theory]
    [InlineData("123:abc/../x")]
    [InlineData("123:abc?x=")]
    [InlineData("https://elsewhere.example/x")]
    public void A_token_that_would_lead_elsewhere_is_refused(string token) =>
        Assert.DoesNotContain(token, Assert.Throws<ArgumentException>(() => new TelegramChannel(Http, new Uri("https://api.telegram.org"), new SecretText(token), "1")).Message, StringComparison.Ordinal);

    private TelegramChannel Channel(ServiceDouble service) => new(Http, service.Address, new SecretText(BotToken), "-1001234567890");
}
