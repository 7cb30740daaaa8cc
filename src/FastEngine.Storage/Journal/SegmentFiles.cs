namespace FastEngine.Storage.Journal;

/// <summary>The segment being written and the one prepared behind it. Every step that fails can be tried again as it was.</summary>
internal sealed class SegmentFiles(JournalOptions options) : IDisposable
{
    private readonly string _nextPath = System.IO.Path.Combine(options.Directory, JournalNames.Next);
    private IJournalFile? _current;
    private IJournalFile? _next;
    private SegmentStart _start;
    private bool _reserved;
    private bool _nameSynced = true;

    // Since the last failed sync the system may have dropped what it could not write.
    private bool _suspect;
    private long _synced;

    public string Path { get; private set; } = options.Directory;

    public bool WantsNext => !_reserved;

    /// <summary>Makes the next segment's file and reserves its space, ahead of need.</summary>
    public void Prepare()
    {
        _next ??= options.FileSystem.Create(_nextPath);
        try
        {
            _next.Reserve(options.SegmentBytes);
        }
        catch (IOException)
        {
            // Some file systems keep what they found before they ran out; the segment being written needs it more.
            _next.SetLength(0);
            throw;
        }

        _reserved = true;
    }

    /// <summary>Ends the current segment and starts the next one.</summary>
    /// <param name="written">Position up to which everything was written.</param>
    public void Begin(SegmentStart start, long written)
    {
        if (_start.FirstNumber != start.FirstNumber)
        {
            End(written);
            if (!_reserved) Prepare();
            var path = JournalNames.Segment(options.Directory, start.FirstNumber);
            options.FileSystem.Move(_nextPath, path);
            Path = path;
            (_current, _next) = (_next, null);
            _reserved = false;
            _start = start;
            _synced = 0;
            _nameSynced = false;
        }

        if (_nameSynced) return;
        options.FileSystem.SyncDirectory(options.Directory);
        _nameSynced = true;
    }

    public void Write(ReadOnlySpan<byte> bytes, long position) => _current!.Write(bytes, position - _start.Position);

    /// <param name="written">Position up to which everything was written.</param>
    /// <exception cref="JournalException">After an earlier failure, what had been written is not there any more.</exception>
    public void Sync(long written)
    {
        if (_current is null) return;
        var length = written - _start.Position;
        if (_suspect) SegmentRepair.Rewrite(_current, Path, _synced, length);
        _suspect = true;
        _current.Sync();
        _suspect = false;
        _synced = length;
    }

    /// <summary>Closes the current segment; with a policy that syncs, it is on the medium then.</summary>
    public void End(long written)
    {
        if (_current is null) return;
        if (options.Fsync != FsyncPolicy.Off) Sync(written);
        _current.SetLength(written - _start.Position);
        _current.Dispose();
        _current = null;
    }

    public void Dispose()
    {
        _current?.Dispose();
        _current = null;
        if (_next is null) return;
        _next.Dispose();
        _next = null;
        options.FileSystem.Delete(_nextPath);
    }
}
