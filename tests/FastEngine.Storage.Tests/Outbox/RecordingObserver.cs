using System.Collections.Concurrent;
using FastEngine.Storage.Outbox;

namespace FastEngine.Storage.Tests.Outbox;

/// <summary>Keeps what the pump tells.</summary>
public sealed class RecordingObserver : IOutboxObserver
{
    private readonly ConcurrentQueue<OutboxItem> _confirmed = [];
    private readonly ConcurrentQueue<(OutboxAlert Alert, string Text)> _alerts = [];

    public IReadOnlyList<OutboxItem> ConfirmedItems => [.. _confirmed];

    public IReadOnlyList<OutboxAlert> Alerts => [.. _alerts.Select(alert => alert.Alert)];

    public string AllText => string.Join('\n', _alerts.Select(alert => alert.Text));

    public Exception? Throws { get; set; }

    public void Confirmed(IReadOnlyList<OutboxItem> items)
    {
        foreach (var item in items) _confirmed.Enqueue(item);
        if (Throws is { } error) throw error;
    }

    public void Alert(OutboxAlert alert, string text) => _alerts.Enqueue((alert, text));
}
