using System.Security.Cryptography;
using System.Text;
using FastEngine.Notifications.Channels;

namespace FastEngine.Notifications.Tests.Channels;

public sealed class WebhookTests : ChannelTests
{
    [Fact]
    public async Task An_endpoint_gets_the_events_with_their_fields_signed()
    {
        using var service = new ServiceDouble(new Answer(204));
        Assert.Equal(DeliveryResult.Delivered, await Send(Channel(service)));
        var request = service.Only;
        Assert.Equal($"POST /hook?token={Token} HTTP/1.1", request.Line);
        Assert.Equal(
            """
            {"id":"0123","time":"2026-11-20T12:00:00.000Z","level":"critical","title":"CRITICAL risk_breach: <drawdown> & more","events":[{"event":"risk_breach","level":"critical","time":"2026-11-20T12:00:00.000Z","text":"<drawdown> & more *5.1* of_ü","alike_before":0,"fields":{"what":"drawdown","detail":"5.1 %"}}]}
            """,
            request.Body);
        var at = ManualTime.Start.ToUnixTimeSeconds();
        var expected = Convert.ToHexStringLower(HMACSHA256.HashData("shared-key"u8, Encoding.UTF8.GetBytes($"{at}.{request.Body}")));
        Assert.Equal($"t={at},v1={expected}", request.Headers[WebhookChannel.SignatureHeader]);
        Assert.Equal("0123", request.Headers["X-FastEngine-Id"]);
    }

    [Theory]
    [InlineData(429, "Retry-After: 7", DeliveryOutcome.TryAgain, 7)]
    [InlineData(503, "Retry-After: Fri, 20 Nov 2026 12:01:00 GMT", DeliveryOutcome.TryAgain, 60)]
    [InlineData(503, "Retry-After: soon", DeliveryOutcome.TryAgain, null)]
    [InlineData(503, "Retry-After: 99999999999", DeliveryOutcome.TryAgain, 86_400)]
    [InlineData(410, "X-A: b", DeliveryOutcome.ChannelRefused, null)]
    public async Task What_an_endpoint_asks_for_is_kept(int status, string header, DeliveryOutcome outcome, int? seconds)
    {
        using var service = new ServiceDouble(new Answer(status, $"see /hook?token={Token}", header));
        Assert.Equal(new DeliveryResult(outcome, $"{status}: see /hook?token=***", seconds is { } pause ? TimeSpan.FromSeconds(pause) : null), await Send(Channel(service)));
    }

    private WebhookChannel Channel(ServiceDouble service) => new(Http, new SecretText($"{service.Address}hook?token={Token}"), new SecretText("shared-key"));
}
