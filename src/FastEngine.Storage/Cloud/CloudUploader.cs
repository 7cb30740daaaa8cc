using FastEngine.Storage.Outbox;

namespace FastEngine.Storage.Cloud;

/// <summary>Uploads to a bucket: offers are copied to disk and put into an outbox, and one task sends them, a file at a time.</summary>
public sealed class CloudUploader : ICloudUploads
{
    private readonly CloudOptions _options;
    private readonly GcsClient _client;
    private readonly DurableOutbox _outbox;
    private readonly UploadSpool _spool;
    private readonly OutboxPump _pump;
    private readonly UploadCounts _counts = new();
    private readonly Lock _gate = new();
    private long _notTaken;
    private string? _lastNotTaken;
    private bool _isDisposed;

    private CloudUploader(CloudOptions options, string directory, IOutboxObserver observer, TimeProvider time)
    {
        _options = options;
        _client = new GcsClient(options, time);
        try
        {
            _outbox = DurableOutbox.Open(directory, options.Outbox, time);
            try
            {
                _spool = new UploadSpool(Path.Combine(directory, "files"));
            }
            catch (Exception e)
            {
                _outbox.Dispose();
                if (e is IOException or UnauthorizedAccessException) throw new OutboxException($"The copies of files to upload in {directory} cannot be opened: {e.Message}", e);
                throw;
            }
        }
        catch
        {
            _client.Dispose();
            throw;
        }

        Sweep();
        var target = new UploadTarget(_client.Name, _spool, new ResumableUpload(_client, _spool, options, _counts, time), Sweep);
        _pump = new OutboxPump(_outbox, target, observer, options.Pump with { MaxItems = 1 }, time);
        if (_outbox.Recovery.Damage is { } damage) observer.Alert(OutboxAlert.Damaged, damage);
    }

    public bool IsOn => true;

    public CloudStatus Status => new()
    {
        IsOn = true, Target = $"{_options.Bucket} of {_client.Name}", Outbox = _outbox.Figures(), Pump = _pump.Status,
        SpooledFiles = _spool.Files, SpooledBytes = _spool.Bytes, NotTaken = Volatile.Read(ref _notTaken), LastNotTaken = Volatile.Read(ref _lastNotTaken),
        Uploaded = Interlocked.Read(ref _counts.Uploaded), AlreadyThere = Interlocked.Read(ref _counts.AlreadyThere), BytesPersisted = Interlocked.Read(ref _counts.BytesPersisted),
        SessionsStarted = Interlocked.Read(ref _counts.SessionsStarted), SessionsResumed = Interlocked.Read(ref _counts.SessionsResumed), SessionsLost = Interlocked.Read(ref _counts.SessionsLost),
        Retries = Interlocked.Read(ref _counts.Retries), Mismatches = Interlocked.Read(ref _counts.Mismatches),
    };

    /// <param name="directory">Of the outbox and the copies, <c>{data}/uploads</c>; of this engine alone.</param>
    /// <returns>Uploads that take nothing when the options name no bucket.</returns>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    /// <exception cref="SendException">The key file or the address cannot be used.</exception>
    /// <exception cref="OutboxException">The directory cannot be opened.</exception>
    public static ICloudUploads Open(CloudOptions options, string directory, IOutboxObserver observer, TimeProvider? time = null)
    {
        if (options.IsOff) return new CloudOff();
        options.Check();
        return new CloudUploader(options, directory, observer, time ?? TimeProvider.System);
    }

    /// <exception cref="ArgumentException">The service does not take such a name.</exception>
    public UploadOffer Offer(UploadKind kind, string name, string path)
    {
        var key = ObjectNames.Of(_options.Prefix, kind, name);
        if ((_options.Kinds & kind) == 0) return UploadOffer.Off;
        lock (_gate)
        {
            Sweep();
            try
            {
                return Take(key, path);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return Refuse(UploadOffer.Failed, $"{path} cannot be taken for upload: {e.Message}");
            }
        }
    }

    public void Start() => _pump.Start();

    public async Task<bool> DrainAsync(TimeSpan limit, CancellationToken stop = default)
    {
        var isDrained = await _pump.DrainAsync(limit, stop).ConfigureAwait(false);
        Sweep();
        return isDrained;
    }

    /// <summary>Ends the upload that is under way; a later start goes on where its session stands.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        await _pump.DisposeAsync().ConfigureAwait(false);
        Sweep();
        _outbox.Dispose();
        _client.Dispose();
    }

    private UploadOffer Take(string key, string path)
    {
        var size = new FileInfo(path).Length;
        if (_spool.Find(_options.Bucket!, key) is { } waiting)
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            return ContentHash.Of(file) == waiting.Hash ? UploadOffer.AlreadyTaken : Refuse(UploadOffer.NameTaken, $"{key}: other content waits under this name already.");
        }

        if (_spool.Files >= _options.MaxFiles || _spool.Bytes + size > _options.MaxSpoolBytes)
            return Refuse(UploadOffer.Full, $"{path} of {size:N0} bytes is not uploaded: {_spool.Files} files of {_spool.Bytes:N0} bytes wait already.");
        var ticket = _spool.Add(_options.Bucket!, key, ObjectNames.TypeOf(key), path);
        if (_outbox.Enqueue(0, OutboxEntry.PutFile(ticket.Bucket, ticket.Name, _spool.DataPath(ticket))) != EnqueueResult.Taken)
        {
            Sweep();
            return Refuse(UploadOffer.Full, $"{path} is not uploaded: {_outbox.Fault}.");
        }

        _pump.Wake();
        return UploadOffer.Taken;
    }

    private UploadOffer Refuse(UploadOffer offer, string why)
    {
        Volatile.Write(ref _lastNotTaken, why);
        Interlocked.Increment(ref _notTaken);
        return offer;
    }

    // Copies go when the outbox has confirmed them, never before: a kill in between sends again, and finds the object there.
    private void Sweep()
    {
        lock (_gate) _spool.Sweep(ticket => _outbox.IsPending(ticket.Bucket, ticket.Name));
    }
}
