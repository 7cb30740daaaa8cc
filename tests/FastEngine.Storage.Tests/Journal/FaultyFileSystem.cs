using FastEngine.Storage.Journal;

namespace FastEngine.Storage.Tests.Journal;

/// <summary>The real file system, which fails when it is told to.</summary>
internal sealed class FaultyFileSystem : IJournalFileSystem
{
    /// <summary>Bytes that may still be written; the write that goes beyond is done in part and fails.</summary>
    public long Room { get; set; } = long.MaxValue;

    /// <summary>Bytes that may still be reserved.</summary>
    public bool CanReserve { get; set; } = true;

    public int FailingSyncs { get; set; }

    public int FailingDirectorySyncs { get; set; }

    public int FailingMoves { get; set; }

    /// <summary>A failed sync drops what was not synced: it reads as zeros then.</summary>
    public bool DropsUnsynced { get; set; }

    /// <summary>Called when a reader has found the end of a file, before it acts on that.</summary>
    public Action? AtEndOfFile { get; set; }

    public int Syncs { get; private set; }

    public int DirectorySyncs { get; private set; }

    public long BytesWritten { get; private set; }

    public IJournalFile Create(string path) => new FaultyFile(this, DiskFileSystem.Instance.Create(path));

    public IJournalFile OpenRead(string path) => new FaultyFile(this, DiskFileSystem.Instance.OpenRead(path));

    public IJournalFile OpenWrite(string path) => new FaultyFile(this, DiskFileSystem.Instance.OpenWrite(path));

    public void Move(string from, string to)
    {
        if (FailingMoves-- > 0) throw new IOException("injected: the rename failed");
        FailingMoves = 0;
        DiskFileSystem.Instance.Move(from, to);
    }

    public void Delete(string path) => DiskFileSystem.Instance.Delete(path);

    public void SyncDirectory(string directory)
    {
        DirectorySyncs++;
        if (FailingDirectorySyncs-- > 0) throw new IOException("injected: the directory sync failed");
        FailingDirectorySyncs = 0;
        DiskFileSystem.Instance.SyncDirectory(directory);
    }

    private sealed class FaultyFile(FaultyFileSystem system, IJournalFile file) : IJournalFile
    {
        private long _synced;

        public long Length => file.Length;

        public int Read(Span<byte> bytes, long offset)
        {
            var read = file.Read(bytes, offset);
            if (read == 0) system.AtEndOfFile?.Invoke();
            return read;
        }

        public void Write(ReadOnlySpan<byte> bytes, long offset)
        {
            var possible = (int)Math.Min(bytes.Length, system.Room);
            file.Write(bytes[..possible], offset);
            system.Room -= possible;
            system.BytesWritten += possible;
            if (possible < bytes.Length) throw new IOException("injected: No space left on device");
        }

        public void Sync()
        {
            system.Syncs++;
            if (system.FailingSyncs-- > 0)
            {
                if (system.DropsUnsynced) file.Write(new byte[file.Length - _synced], _synced);
                throw new IOException("injected: Input/output error");
            }

            system.FailingSyncs = 0;
            file.Sync();
            _synced = file.Length;
        }

        public void Reserve(long bytes)
        {
            if (!system.CanReserve) throw new IOException("injected: No space left on device");
        }

        public void SetLength(long length) => file.SetLength(length);

        public void Dispose() => file.Dispose();
    }
}
