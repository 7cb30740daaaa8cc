using FastEngine.Notifications.Channels;

namespace FastEngine.Notifications.Tests.Channels;

public sealed class SendGridTests : ChannelTests
{
    [Fact]
    public async Task A_mail_has_everything_that_the_service_asks_for()
    {
        using var service = new ServiceDouble(new Answer(202, "", "X-Message-Id: abc"));
        Assert.Equal(DeliveryResult.Delivered, await Send(Channel(service)));
        var request = service.Only;
        Assert.Equal("POST /v3/mail/send HTTP/1.1", request.Line);
        Assert.Equal(($"Bearer {Token}", "application/json"), (request.Headers["Authorization"], request.Headers["Content-Type"]));
        Assert.Equal(
            """
            {"personalizations":[{"to":[{"email":"a@example.com"},{"email":"b@example.com"}],"custom_args":{"message":"0123"}}],"from":{"email":"bot@example.com","name":"FastEngine"},"subject":"CRITICAL risk_breach: <drawdown> & more","content":[{"type":"text/plain","value":"<drawdown> & more *5.1* of_ü"},{"type":"text/html","value":"<pre>&lt;drawdown&gt; &amp; more *5.1* of_&#252;</pre>"}],"categories":["fastengine","critical"]}
            """,
            request.Body);
    }

    [Fact]
    public async Task Too_many_requests_wait_until_the_time_that_the_service_names()
    {
        var at = ManualTime.Start.ToUnixTimeSeconds() + 42;
        using var service = new ServiceDouble(new Answer(429, """{"errors":[{"field":null,"message":"too many requests"}]}""", "X-RateLimit-Limit: 600", "X-RateLimit-Remaining: 0", $"X-RateLimit-Reset: {at}"));
        Assert.Equal(new DeliveryResult(DeliveryOutcome.TryAgain, "429: too many requests", TimeSpan.FromSeconds(42)), await Send(Channel(service)));
    }

    [Theory]
    [InlineData(400, DeliveryOutcome.MessageRefused)]
    [InlineData(401, DeliveryOutcome.ChannelRefused)]
    [InlineData(403, DeliveryOutcome.ChannelRefused)]
    [InlineData(406, DeliveryOutcome.MessageRefused)]
    [InlineData(413, DeliveryOutcome.MessageRefused)]
    [InlineData(302, DeliveryOutcome.MessageRefused)]
    [InlineData(500, DeliveryOutcome.TryAgain)]
    [InlineData(503, DeliveryOutcome.TryAgain)]
    public async Task Each_error_means_what_is_documented(int status, DeliveryOutcome outcome)
    {
        using var service = new ServiceDouble(new Answer(status, """{"errors":[{"message":"The from address does not match hunter2-very-secret","field":"from","help":"x"}]}""", "Location: http://elsewhere.example"));
        Assert.Equal(new DeliveryResult(outcome, $"{status}: The from address does not match *** (from)"), await Send(Channel(service)));
    }

    [Fact]
    public async Task No_answer_is_tried_again()
    {
        using var service = new ServiceDouble(new Answer(0));
        Assert.Equal(DeliveryOutcome.TryAgain, (await Send(Channel(service))).Outcome);
        var gone = new ServiceDouble(new Answer(202));
        var channel = Channel(gone);
        gone.Dispose();
        Assert.Equal(DeliveryOutcome.TryAgain, (await Send(channel)).Outcome);
    }

    private SendGridChannel Channel(ServiceDouble service) => new(Http, service.Address, new SecretText(Token), "bot@example.com", ["a@example.com", "b@example.com"]);
}
