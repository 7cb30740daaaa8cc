namespace FastEngine.Notifications.Tests.Delivery;

/// <summary>A channel that answers by a script, and then takes everything; or holds what it is given until it is let go.</summary>
internal sealed class ScriptedChannel(string name, params DeliveryResult[] answers) : INotificationChannel
{
    private readonly Queue<DeliveryResult> _answers = new(answers);

    public string Name => name;

    public int LongestText { get; init; } = 1_000;

    /// <summary>Never answers while it is set.</summary>
    public bool IsStuck { get; set; }

    public List<NotificationMessage> Sent { get; } = [];

    public IEnumerable<string> Texts => Sent.Select(message => message.Text);

    public async Task<DeliveryResult> SendAsync(NotificationMessage message, CancellationToken stop)
    {
        Sent.Add(message);
        if (IsStuck) await Task.Delay(Timeout.Infinite, stop);
        return _answers.TryDequeue(out var answer) ? answer : DeliveryResult.Delivered;
    }
}
