using FastEngine.Notifications.Channels;
using FastEngine.Notifications.Tests.Delivery;

namespace FastEngine.Notifications.Tests.Channels;

public sealed class OutageTests : ChannelTests
{
    private const int Tries = 100;

    [Fact]
    public async Task A_service_that_limits_then_fails_then_recovers_gets_every_message_once()
    {
        using var service = new ServiceDouble(new Answer(429, "{}", "Retry-After: 5"), new Answer(503), new Answer(0), new Answer(204));
        using var desk = new Desk([(new WebhookChannel(Http, new SecretText($"{service.Address}hook"), null), new ChannelOptions())]);
        for (var i = 0; i < 3; i++) desk.Post(NotificationLevel.Critical, $"c{i}");
        for (var tries = 0; desk.Lane.Delivered < 3; tries++)
        {
            Assert.True(tries < Tries, $"{desk.Lane}");
            desk.AfterSeconds(1);
            await desk.Center.Sending;
        }

        var taken = service.Requests.Skip(3).Select(request => request.Json.GetProperty("events")[0].GetProperty("fields").GetProperty("detail").GetString());
        Assert.Equal(["c0", "c1", "c2"], taken.Order());
        Assert.Equal((3, 0, 0), (desk.Lane.Retries, desk.Lane.Dead, desk.Lane.Waiting));
    }
}
