namespace FastEngine.Storage.Outbox;

/// <summary>What is still to be sent, on disk: the newest state of each key, in order, each with the journal position that it follows from.</summary>
/// <remarks>
/// A state is sent at least once; a key names the same thing each time, so that it arrives once in effect. Any thread may call.
/// A write is in the page cache when a call returns, which survives a killed process. After a power loss the journal is offered again
/// from <see cref="LastJournalPosition"/>.
/// </remarks>
public sealed class DurableOutbox : IDisposable
{
    /// <summary>Journal records without entries are noted on disk this often only.</summary>
    private const long PositionEvery = 65_536;

    private readonly Lock _gate = new();
    private readonly OutboxFolder _folder;
    private readonly OutboxOptions _options;
    private readonly TimeProvider _time;
    private readonly OutboxStore _store;

    private DurableOutbox(OutboxFolder folder, OutboxOptions options, TimeProvider time)
    {
        (_folder, _options, _time) = (folder, options, time);
        _store = new OutboxStore(folder, options);
    }

    /// <summary>What opening found.</summary>
    public OutboxRecovery Recovery => _store.Recovery;

    /// <summary>Why nothing could be written or taken the last time; null when all is well.</summary>
    public string? Fault => _store.Fault;

    /// <summary>How often an offer was held.</summary>
    public long HeldCount => _store.HeldCount;

    /// <summary>Number of the last journal record taken: the producer goes on behind it.</summary>
    public long LastJournalPosition
    {
        get
        {
            lock (_gate) return State.JournalPosition;
        }
    }

    /// <summary>Every state of this journal record and of those before it is confirmed, or replaced by a newer one that is pending.</summary>
    public long ConfirmedJournalPosition
    {
        get
        {
            lock (_gate)
            {
                var confirmed = State.JournalPosition;
                foreach (var slot in State.Pending.InOrder)
                    if (slot.JournalPosition > 0) confirmed = Math.Min(confirmed, slot.JournalPosition - 1);
                return confirmed;
            }
        }
    }

    /// <exception cref="OutboxException">It is open elsewhere, or the disk cannot be read or written.</exception>
    public static DurableOutbox Open(string directory, OutboxOptions? options = null, TimeProvider? time = null)
    {
        options ??= new OutboxOptions();
        options.Check();
        var folder = new OutboxFolder(directory);
        try
        {
            return new DurableOutbox(folder, options, time ?? TimeProvider.System);
        }
        catch (Exception e)
        {
            folder.Dispose();
            if (e is IOException or UnauthorizedAccessException)
                throw new OutboxException($"The outbox {directory} cannot be opened: {e.Message} Check the disk's space and permissions.", e);
            throw;
        }
    }

    /// <summary>Takes all entries of one journal record, or none.</summary>
    /// <param name="journalPosition">Number of the record, rising; 0 for what does not come from the journal and is never taken to be a repetition.</param>
    /// <exception cref="ArgumentException">A name or payload is too long; nothing was taken.</exception>
    public EnqueueResult Enqueue(long journalPosition, params ReadOnlySpan<OutboxEntry> entries)
    {
        var added = 0L;
        foreach (var entry in entries) added += Checked(entry);
        lock (_gate)
        {
            if (journalPosition != 0 && journalPosition <= State.JournalPosition) return EnqueueResult.AlreadyTaken;
            if (entries.Length == 0) return Skip(journalPosition);
            var replaced = 0L;
            foreach (var entry in entries) replaced += State.Pending.Find(entry.Destination, entry.Key)?.CarriedBytes ?? 0;
            var pending = State.Pending.CarriedBytes + added - replaced;
            if (added > replaced && pending > _options.MaxDiskBytes / 3)
            {
                _store.Hold($"the outbox holds {State.Pending.CarriedBytes:N0} bytes not yet confirmed, its bound is {_options.MaxDiskBytes / 3:N0}");
                return EnqueueResult.Held;
            }

            return _store.TryMakeRoom(added) && _store.TryWriteGroup(journalPosition, NowNs(), entries) ? EnqueueResult.Taken : EnqueueResult.Held;
        }
    }

    /// <summary>Hands out the oldest states, none of them of a key that is being sent; they are being sent until confirmed, released or refused.</summary>
    public IReadOnlyList<OutboxItem> Take(int maxItems, long maxBytes)
    {
        lock (_gate)
        {
            var taken = new List<OutboxItem>();
            foreach (var slot in State.Pending.InOrder)
            {
                if (taken.Count == maxItems) break;
                if (slot.InFlight != 0 || slot.Refusal is not null) continue;
                maxBytes -= slot.CarriedBytes;
                if (maxBytes < 0 && taken.Count > 0) break;
                if (!_store.Log.TryReadPayload(slot, out var payload))
                {
                    slot.Refusal = $"{_store.Log.Path} no longer holds what was written for it: the disk is damaged";
                    continue;
                }

                slot.InFlight = slot.Sequence;
                taken.Add(new OutboxItem
                {
                    Sequence = slot.Sequence, JournalPosition = slot.JournalPosition, Destination = slot.Destination, Key = slot.Key,
                    Operation = slot.Operation, Payload = payload,
                });
            }

            return taken;
        }
    }

    /// <summary>The destination has them. If that cannot be written now, they may be sent again after a restart.</summary>
    public void Confirm(IReadOnlyList<OutboxItem> items)
    {
        lock (_gate)
        {
            Land(items);
            _store.Confirm(items);
        }
    }

    /// <summary>They did not arrive, or nobody knows: they are pending again.</summary>
    public void Release(IReadOnlyList<OutboxItem> items)
    {
        lock (_gate) Land(items);
    }

    /// <summary>The destination will never take this state. It stays on disk and is tried again when it is replaced, after a restart, or by <see cref="RetryRefused"/>.</summary>
    public void Refuse(OutboxItem item, string reason)
    {
        lock (_gate)
        {
            Land([item]);
            if (State.Pending.Find(item.Destination, item.Key) is { } slot && slot.Sequence == item.Sequence) slot.Refusal = reason;
        }
    }

    /// <returns>How many are pending again.</returns>
    public int RetryRefused()
    {
        lock (_gate)
        {
            var count = 0;
            foreach (var slot in State.Pending.InOrder)
            {
                if (slot.Refusal is null) continue;
                slot.Refusal = null;
                count++;
            }

            return count;
        }
    }

    /// <summary>The journal ends before what was taken: a power loss took its tail, and its numbers are given again.</summary>
    /// <returns>False when that cannot be written now.</returns>
    public bool Rewind(long journalPosition)
    {
        lock (_gate)
        {
            if (journalPosition >= State.JournalPosition) return true;
            return _store.TryWritePosition(journalPosition);
        }
    }

    public bool IsPending(string destination, string key)
    {
        lock (_gate) return State.Pending.Find(destination, key) is not null;
    }

    public OutboxFigures Figures()
    {
        lock (_gate)
        {
            var (inFlight, refused, since) = (0, 0, long.MaxValue);
            foreach (var slot in State.Pending.InOrder)
            {
                if (slot.InFlight != 0) inFlight++;
                if (slot.Refusal is not null) refused++;
                else since = Math.Min(since, slot.WaitingSinceNs);
            }

            var age = since == long.MaxValue ? TimeSpan.Zero : TimeSpan.FromTicks(Math.Max(0, (NowNs() - since) / TimeSpan.NanosecondsPerTick));
            return new OutboxFigures(State.Pending.Count - refused, inFlight, refused, age, _store.Log.Length);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _store.Dispose();
            _folder.Dispose();
        }
    }

    private OutboxState State => _store.State;

    private static long Checked(OutboxEntry entry)
    {
        ArgumentException.ThrowIfNullOrEmpty(entry.Destination);
        ArgumentException.ThrowIfNullOrEmpty(entry.Key);
        foreach (var name in new[] { entry.Destination, entry.Key })
            if (System.Text.Encoding.UTF8.GetByteCount(name) > OutboxEntry.MaxNameBytes)
                throw new ArgumentException($"'{name}' is longer than {OutboxEntry.MaxNameBytes} bytes.", nameof(entry));
        return OutboxState.CarriedBytes(entry.Destination, entry.Key, entry.Payload.Length);
    }

    private EnqueueResult Skip(long journalPosition)
    {
        if (journalPosition - _store.WrittenPosition >= PositionEvery && !_store.TryWritePosition(journalPosition)) return EnqueueResult.Held;

        State.JournalPosition = Math.Max(State.JournalPosition, journalPosition);
        return EnqueueResult.Taken;
    }

    private void Land(IReadOnlyList<OutboxItem> items)
    {
        foreach (var item in items)
            if (State.Pending.Find(item.Destination, item.Key) is { } slot && slot.InFlight == item.Sequence) slot.InFlight = 0;
    }

    private long NowNs() => (_time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;
}
