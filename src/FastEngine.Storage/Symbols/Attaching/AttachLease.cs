namespace FastEngine.Storage.Symbols.Attaching;

/// <summary>The right to use an attached database: it stays attached until disposed.</summary>
internal sealed class AttachLease(AttachPool pool, AttachedDatabase database) : IDisposable
{
    private AttachPool? _pool = pool;

    public AttachedDatabase Database { get; } = database;

    public string Name => Database.Name;

    public string Path => Database.Path;

    public void Dispose() => Interlocked.Exchange(ref _pool, null)?.Release(Database);
}
