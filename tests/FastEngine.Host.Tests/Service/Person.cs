using FastEngine.Storage.Firestore;
using FastEngine.Storage.Outbox;

namespace FastEngine.Host.Tests.Service;

/// <summary>Somebody who changes documents at Firestore, by a sync of their own.</summary>
internal sealed class Person : IDisposable, IOutboxObserver, IRemoteConfigHandler
{
    private readonly IFirestoreSync _sync;
    private long _position;

    public Person(string folder, string host)
    {
        _sync = FirestoreSync.Open(new FirestoreOptions { EmulatorHost = host, Pump = new PumpOptions { Pause = TimeSpan.Zero } }, folder, this, this);
        _sync.Start();
    }

    public void Write(FirestoreDocument document) => Publish(document.ToEntry());

    public void Delete(string collection, string id) => Publish(OutboxEntry.Delete(collection, id));

    public void Confirmed(IReadOnlyList<OutboxItem> items)
    {
    }

    public void Alert(OutboxAlert alert, string text)
    {
    }

    public ConfigVerdict Apply(RemoteConfigChange change) => ConfigVerdict.Accepted;

    public void Alert(RemoteConfigAlert alert, string text)
    {
    }

    public void Dispose() => _sync.DisposeAsync().AsTask().GetAwaiter().GetResult();

    private void Publish(OutboxEntry entry)
    {
        _sync.Publish(++_position, entry);
        Assert.True(_sync.DrainAsync(TimeSpan.FromMinutes(1)).GetAwaiter().GetResult(), "the change did not arrive");
    }
}
