namespace FastEngine.Host.Service.Sync;

/// <summary>Up to which journal record everything is confirmed at Firestore: written by the sync's thread, read by the store's.</summary>
internal sealed class SyncedUpTo
{
    private long _record;

    /// <summary>0 while nothing is confirmed: then no trade leaves the databases.</summary>
    public long Record => Volatile.Read(ref _record);

    public void Raise(long record)
    {
        if (record > Record) Volatile.Write(ref _record, record);
    }
}
