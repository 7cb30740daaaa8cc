using FastEngine.Storage.Outbox;

namespace FastEngine.Storage.Firestore;

/// <summary>Brings what the journal says to Firestore, and what a person changes there to the engine.</summary>
public interface IFirestoreSync : IAsyncDisposable
{
    /// <summary>When false nothing is to be published, and trades stay where they are.</summary>
    bool IsOn { get; }

    /// <summary>Number of the last journal record published: the reader of the journal goes on behind it.</summary>
    long LastJournalPosition { get; }

    /// <summary>What follows from this record and those before is at Firestore. At a start, rows up to here may be cleared.</summary>
    long ConfirmedJournalPosition { get; }

    FirestoreStatus Status { get; }

    /// <summary>Takes all documents that follow from one journal record, or none; call it for records with none too.</summary>
    EnqueueResult Publish(long journalPosition, params ReadOnlySpan<OutboxEntry> entries);

    /// <summary>Reads the followed collections, once, before <see cref="Start"/>; never throws for a failed connection.</summary>
    Task<RemoteConfig> ReadConfigAsync(CancellationToken stop = default);

    /// <summary>Begins to send and to follow.</summary>
    void Start();

    /// <summary>Waits until everything published has arrived.</summary>
    /// <returns>False when something was left at the end of the time; it stays on disk.</returns>
    Task<bool> DrainAsync(TimeSpan limit, CancellationToken stop = default);

    /// <summary>The journal ends before <see cref="LastJournalPosition"/>, after a power loss: its numbers are given again.</summary>
    bool Rewind(long journalPosition);
}
