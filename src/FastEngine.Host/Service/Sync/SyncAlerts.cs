using FastEngine.Storage.Outbox;

namespace FastEngine.Host.Service.Sync;

/// <summary>Tells a person of the sync, on standard error, and counts.</summary>
internal sealed class SyncAlerts : IOutboxObserver
{
    private long _told;

    /// <summary>Hears what is told, on the thread that tells it.</summary>
    public Action<string>? Heard { get; set; }

    public long Told => Volatile.Read(ref _told);

    public void Confirmed(IReadOnlyList<OutboxItem> items)
    {
        // The store asks the outbox up to where everything is confirmed: single items say nothing of those before them.
    }

    public void Alert(OutboxAlert alert, string text) => Tell(text);

    public void Tell(string text)
    {
        Interlocked.Increment(ref _told);
        Console.Error.WriteLine($"sync: {text}");
        Heard?.Invoke(text);
    }
}
