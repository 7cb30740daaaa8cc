using FastEngine.Storage.Outbox;

namespace FastEngine.Storage.Firestore;

/// <summary>No credentials: local files are the configuration, and trades stay in the local database.</summary>
public sealed class FirestoreOff : IFirestoreSync
{
    public bool IsOn => false;

    public long LastJournalPosition => 0;

    public long ConfirmedJournalPosition => 0;

    public FirestoreStatus Status => FirestoreStatus.Off;

    public EnqueueResult Publish(long journalPosition, params ReadOnlySpan<OutboxEntry> entries) => EnqueueResult.AlreadyTaken;

    public Task<RemoteConfig> ReadConfigAsync(CancellationToken stop = default) =>
        Task.FromResult(new RemoteConfig(false, "Firestore is off: no credentials are set. Local files are used.", []));

    public void Start()
    {
    }

    public Task<bool> DrainAsync(TimeSpan limit, CancellationToken stop = default) => Task.FromResult(true);

    public bool Rewind(long journalPosition) => true;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
