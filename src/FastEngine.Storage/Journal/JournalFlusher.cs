using FastEngine.Rings;

namespace FastEngine.Storage.Journal;

/// <summary>The writing side of a journal: everything that touches a file, and nothing else does.</summary>
/// <remarks>A failure leaves all positions as they were, says why, and the same bytes are written again to the same place later.</remarks>
internal sealed class JournalFlusher : IAgent, IDisposable
{
    private const int ChunkBytes = 1 << 20;

    private readonly JournalOptions _options;
    private readonly ByteRing _ring;
    private readonly SegmentStarts _starts;
    private readonly Sequence _appended;
    private readonly Sequence _settleWanted;
    private readonly SegmentFiles _files;
    private readonly RetryDelay _retry;
    private readonly RetryDelay _prepareRetry;
    private long _position;
    private long _lastSync;
    private volatile string? _fault;
    private volatile bool _running;
    private bool _broken;
    private bool _ended;

    public JournalFlusher(JournalOptions options, ByteRing ring, SegmentStarts starts, Sequence appended, Sequence settleWanted)
    {
        _options = options;
        _ring = ring;
        _starts = starts;
        _appended = appended;
        _settleWanted = settleWanted;
        _files = new SegmentFiles(options);
        _retry = new RetryDelay(options);
        _prepareRetry = new RetryDelay(options);
        Written = new Sequence(appended.Value);
        Synced = new Sequence(appended.Value);
        _lastSync = options.Clock.GetTimestamp();
    }

    public string Name => "journal";

    public Sequence Written { get; }

    public Sequence Synced { get; }

    public string? Fault => _fault;

    public bool IsRunning => _running;

    public void OnStart() => _running = true;

    public int DoWork()
    {
        if (_broken || !_retry.IsDue) return 0;
        try
        {
            var work = Write() + (IsSyncDue() ? Sync() : 0);
            _retry.Clear();
            return work + Prepare();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _retry.Failed();
            Say("cannot be written", exception);
            return 0;
        }
        catch (JournalException exception)
        {
            _broken = true;
            _fault = exception.Message;
            return 0;
        }
    }

    /// <summary>Writes what is there, if it can be, and closes the files.</summary>
    public void OnClose()
    {
        _running = false;
        if (_ended) return;
        _ended = true;
        try
        {
            if (!_broken)
            {
                Write();
                if (_options.Fsync != FsyncPolicy.Off) Sync();
                _files.End(_position);
            }

            _files.Dispose();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JournalException)
        {
            Say("cannot be closed", exception);
        }
    }

    public void Dispose() => OnClose();

    private int Write()
    {
        // The number before the position: the position may cover more records than the number says, never fewer.
        var number = _appended.Value;
        var through = _ring.Published;
        while (_position < through)
        {
            var limit = through;
            if (_starts.TryPeek(out var start) && start.Position < through)
            {
                if (start.Position == _position)
                {
                    // The segment ends with all of its records: whoever sees the next one may rely on them.
                    _files.Begin(start, _position);
                    Written.SetRelease(start.FirstNumber - 1);
                    if (_options.Fsync != FsyncPolicy.Off) Synced.SetRelease(start.FirstNumber - 1);
                    _starts.Pop();
                    continue;
                }

                limit = start.Position;
            }

            var bytes = _ring.Readable(_position, Math.Min(limit - _position, ChunkBytes));
            _files.Write(bytes, _position);
            _position += bytes.Length;
            _ring.Release(_position);
        }

        if (number == Written.Value) return 0;
        // Release: pairs with the acquire of whoever acts on a record because it is written.
        Written.SetRelease(number);
        return 1;
    }

    private bool IsSyncDue()
    {
        var synced = Synced.Value;
        var written = Written.Value;
        if (written == synced) return false;
        return _options.Fsync switch
        {
            FsyncPolicy.Off => false,
            FsyncPolicy.Batch => true,
            FsyncPolicy.Intent when _settleWanted.Value is var wanted && wanted > synced && wanted <= written => true,
            _ => _options.Clock.GetElapsedTime(_lastSync) >= _options.FsyncInterval,
        };
    }

    private int Sync()
    {
        var number = Written.Value;
        _files.Sync(_position);
        _lastSync = _options.Clock.GetTimestamp();
        // Release: pairs with the acquire of whoever acts on a record because it is on the medium.
        Synced.SetRelease(number);
        return 1;
    }

    private int Prepare()
    {
        if (_files.WantsNext && _prepareRetry.IsDue)
        {
            try
            {
                _files.Prepare();
                _prepareRetry.Clear();
                _fault = null;
                return 1;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                _prepareRetry.Failed();
                Say("can be written for now, but the next segment cannot be prepared", exception);
            }
        }

        if (!_prepareRetry.IsWaiting) _fault = null;
        return 0;
    }

    private void Say(string what, Exception exception) =>
        _fault = $"the journal {what}: {exception.Message} ({_files.Path}; records {Written.Value + 1} to {_appended.Value} wait). "
            + "Make room or make it writable; it is tried again by itself.";
}
