using System.Runtime.CompilerServices;
using FastEngine.Core;
using FastEngine.Core.Journal;
using FastEngine.Rings;

namespace FastEngine.Storage.Journal;

/// <summary>Appends to a directory of segments. The appending thread copies into memory; <see cref="Io"/>, on a thread of its own, does all
/// input and output.</summary>
public sealed class JournalWriter : IJournal, IDisposable
{
    // Records share the buffer, so none may take more than this part of it.
    private const int RecordShare = 16;

    private readonly JournalOptions _options;
    private readonly JournalSchema _schema;
    private readonly JournalLock _lock;
    private readonly ByteRing _ring;
    private readonly SegmentStarts _starts = new();
    private readonly Sequence _appended;
    private readonly Sequence _settleWanted = new(0);
    private readonly JournalFlusher _flusher;
    private readonly byte[] _header;
    private long _number;
    private long _previous;
    private uint _crc;
    private long _segmentStart = -1;
    private long _segmentStamp;

    private JournalWriter(JournalOptions options, JournalSchema schema, JournalLock @lock, JournalEnd end)
    {
        _options = options;
        _schema = schema;
        _lock = @lock;
        Recovered = end;
        _previous = end.LastNumber;
        _number = Math.Max(end.LastNumber, options.NumbersUsed);
        _crc = end.LastCrc;
        _appended = new Sequence(_number);
        _ring = new ByteRing(options.BufferBytes);
        _header = new byte[SegmentHeader.SizeOf(schema)];
        _flusher = new JournalFlusher(options, _ring, _starts, _appended, _settleWanted);
    }

    /// <summary>Where the journal ended when it was opened, and what was put aside to make it writable.</summary>
    public JournalEnd Recovered { get; }

    /// <summary>The writing side, for a runner; nothing is written while nobody runs it.</summary>
    public IAgent Io => _flusher;

    /// <summary>Signalled when <see cref="Io"/> has something to do; for a runner that blocks.</summary>
    public WakeSignal Wake { get; } = new();

    public long Appended => _appended.Value;

    public long Written => _flusher.Written.Value;

    public long Synced => _flusher.Synced.Value;

    public long Settled => _options.Fsync is FsyncPolicy.Intent or FsyncPolicy.Batch ? Synced : Written;

    public string? Fault => _flusher.Fault;

    public int MaxPayload => _ring.Capacity / RecordShare;

    /// <summary>Largest snapshot, in bytes.</summary>
    public int MaxSnapshot => _ring.Capacity / 2;

    public bool WantsSegment =>
        _segmentStart < 0
        || _ring.End - _segmentStart >= _options.SegmentBytes
        || _options.Clock.GetElapsedTime(_segmentStamp) >= _options.SegmentAge;

    /// <summary>Makes the directory writable (a damaged tail is put aside) and goes on behind its last record, in a new segment.</summary>
    /// <exception cref="JournalException">It cannot be opened: another writer, no permission, another version.</exception>
    public static JournalWriter Open(JournalOptions options, JournalSchema schema)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(schema);
        options.Checked();
        var @lock = new JournalLock(options.Directory);
        try
        {
            var end = JournalRecovery.TruncateLocked(options.Directory, options.FileSystem);
            return new JournalWriter(options, schema, @lock, end);
        }
        catch
        {
            @lock.Dispose();
            throw;
        }
    }

    public bool TryAppend(byte kind, byte stream, ReadOnlySpan<byte> payload)
    {
        if (payload.Length > MaxPayload) ThrowSize(payload.Length, MaxPayload);
        if (_segmentStart < 0 && !TryBeginSegment([])) return false;
        if (!_ring.HasRoom(RecordHead.Size + payload.Length)) return Refuse();
        Append(kind, stream, 0, payload);
        return true;
    }

    public bool TryBeginSegment(ReadOnlySpan<byte> snapshot)
    {
        if (snapshot.Length > MaxSnapshot) ThrowSize(snapshot.Length, MaxSnapshot);
        if (!_starts.HasRoom || !_ring.HasRoom(_header.Length + RecordHead.Size + snapshot.Length)) return Refuse();
        _segmentStart = _ring.End;
        _segmentStamp = _options.Clock.GetTimestamp();
        var createdNs = (_options.Clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * (EngineTime.NsPerSecond / TimeSpan.TicksPerSecond);
        _crc = SegmentHeader.Write(_header, _schema, _number + 1, createdNs, _previous, _crc);
        _starts.Push(new SegmentStart(_segmentStart, _number + 1));
        _ring.Append(_header);
        Append(0, 0, RecordHead.SnapshotFlag, snapshot);
        Commit();
        return true;
    }

    public void Commit() => Wake.Signal();

    public void Settle()
    {
        // Release: pairs with the acquire in the flusher; it syncs as soon as this record is written.
        _settleWanted.SetRelease(_number);
        Wake.Signal();
    }

    /// <summary>Writes what can be written and closes the files. The runner of <see cref="Io"/> must have ended.</summary>
    public void Dispose()
    {
        if (_flusher.IsRunning) throw new InvalidOperationException("the journal is closed while its writing agent runs; halt and join its runner first");
        _flusher.Dispose();
        Wake.Dispose();
        _lock.Dispose();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Append(byte kind, byte stream, byte flags, ReadOnlySpan<byte> payload)
    {
        var number = _number + 1;
        var head = RecordHead.Of(_crc, number, kind, stream, flags, payload);
        _ring.Append(head, payload);
        _crc = head.Crc;
        _number = number;
        _previous = number;
        // In this order: the flusher reads the number first, so it never calls a record written whose bytes it did not see.
        _ring.Publish();
        _appended.SetRelease(number);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Refuse()
    {
        Wake.Signal();
        return false;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowSize(int bytes, int limit) =>
        throw new ArgumentException($"a payload of {bytes:N0} bytes is more than the journal's buffer allows ({limit:N0}); enlarge the buffer");
}
