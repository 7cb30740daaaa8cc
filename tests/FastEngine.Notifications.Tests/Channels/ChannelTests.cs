using FastEngine.Notifications.Channels;

namespace FastEngine.Notifications.Tests.Channels;

/// <summary>What the tests of the channels share.</summary>
public abstract class ChannelTests : IDisposable
{
    protected const string Token = "hunter2-very-secret";

    private protected ManualTime Time { get; } = new();

    protected ChannelTests() => Http = new ChannelHttp(Time);

    protected ChannelHttp Http { get; }

    protected static NotificationMessage Message { get; } = new()
    {
        Id = "0123", Level = NotificationLevel.Critical, Time = ManualTime.Start, Title = "CRITICAL risk_breach: <drawdown> & more",
        Lines =
        [
            new NotificationLine
            {
                Type = NotificationType.RiskBreach, Level = NotificationLevel.Critical, Time = ManualTime.Start, Text = "<drawdown> & more *5.1* of_ü",
                Fields = new Dictionary<string, string> { ["what"] = "drawdown", ["detail"] = "5.1 %" },
            },
        ],
    };

    public void Dispose()
    {
        Http.Dispose();
        GC.SuppressFinalize(this);
    }

    protected static async Task<DeliveryResult> Send(INotificationChannel channel)
    {
        var result = await channel.SendAsync(Message, CancellationToken.None);
        Assert.DoesNotContain("hunter2", result.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", $"{channel}", StringComparison.Ordinal);
        return result;
    }
}
