namespace FastEngine.Storage.Outbox;

/// <summary>The outbox's state and the log that says the same: what is written and what is read back go through the same steps.</summary>
internal sealed class OutboxStore : IDisposable
{
    private readonly OutboxFolder _folder;
    private readonly OutboxOptions _options;
    private readonly RecordWriter _writer = new();
    private bool _rewriteWanted;

    public OutboxStore(OutboxFolder folder, OutboxOptions options)
    {
        (_folder, _options) = (folder, options);
        var read = OutboxOpening.Read(folder);
        (State, Recovery) = (read.State, read.Recovery);
        WrittenPosition = State.JournalPosition;
        if (read.Path is null)
        {
            Log = Rewritten(null, read.Generation + 1);
            return;
        }

        Log = OutboxLog.Continue(read.Path, read.Generation, read.GoodLength);
        // Lost records may have had the same sequences that come next: a new log has none of them.
        _rewriteWanted = Recovery.Damage is not null;
        TryMakeRoom(0);
    }

    public OutboxState State { get; private set; }

    public OutboxLog Log { get; private set; }

    public OutboxRecovery Recovery { get; }

    /// <summary>The journal position that a restart would find.</summary>
    public long WrittenPosition { get; private set; }

    public string? Fault { get; private set; }

    public long HeldCount { get; private set; }

    public void Hold(string why)
    {
        Fault = why;
        HeldCount++;
    }

    public bool TryWritePosition(long journalPosition)
    {
        _writer.Clear();
        _writer.Begin(RecordKind.Position);
        _writer.Int64(journalPosition);
        return TryAppend();
    }

    public bool TryWriteGroup(long journalPosition, long timeNs, ReadOnlySpan<OutboxEntry> entries)
    {
        _writer.Clear();
        _writer.Begin(RecordKind.Group);
        _writer.Int64(journalPosition);
        _writer.Int64(timeNs);
        _writer.Int64(State.NextSequence);
        _writer.Int32(entries.Length);
        foreach (var entry in entries)
        {
            _writer.Byte((byte)entry.Operation);
            _writer.Text(entry.Destination);
            _writer.Text(entry.Key);
            _writer.Bytes(entry.Payload.Span);
        }

        return TryAppend();
    }

    /// <summary>They are no longer pending, whether that can be written now or not.</summary>
    public void Confirm(IReadOnlyList<OutboxItem> items)
    {
        _writer.Clear();
        _writer.Begin(RecordKind.Confirmed);
        _writer.Int32(items.Count);
        foreach (var item in items) _writer.Int64(item.Sequence);
        if (TryAppend())
        {
            TryMakeRoom(0);
            return;
        }

        foreach (var item in items) State.Pending.Confirm(item.Sequence);
        _rewriteWanted = true;
    }

    /// <summary>Compacts when the log has grown beyond its measure.</summary>
    /// <returns>False when so many bytes more would pass the bound.</returns>
    public bool TryMakeRoom(long added)
    {
        var needed = Log.Length + added + RecordWriter.HeaderBytes;
        var most = _options.MaxDiskBytes / 3 * 2;
        if (!_rewriteWanted && needed <= Math.Min(most, Math.Max(_options.CompactAtBytes, 2 * State.Pending.CarriedBytes))) return true;
        try
        {
            var old = Log;
            Log = Rewritten(old, old.Generation + 1);
            _rewriteWanted = false;
            old.Dispose();
            File.Delete(old.Path);
            return true;
        }
        catch (IOException e)
        {
            // The old log goes on as long as the bound allows.
            if (needed <= most) return true;
            Hold($"the outbox cannot be compacted: {e.Message}");
            return false;
        }
    }

    public void Dispose() => Log.Dispose();

    private bool TryAppend()
    {
        _writer.End(Log.Generation, Log.Length);
        try
        {
            Log.Append(_writer.Written);
        }
        catch (IOException e)
        {
            Hold($"{Log.Path} cannot be written: {e.Message}");
            return false;
        }

        State.Apply(_writer.Written[RecordWriter.HeaderBytes..], Log.Length - _writer.Length + RecordWriter.HeaderBytes);
        WrittenPosition = State.JournalPosition;
        Fault = null;
        return true;
    }

    private OutboxLog Rewritten(OutboxLog? source, long generation)
    {
        var (log, state) = OutboxRewrite.Of(State, source, _folder, generation);
        foreach (var slot in State.Pending.InOrder)
        {
            var carried = state.Pending.Find(slot.Destination, slot.Key)!;
            (carried.InFlight, carried.Refusal) = (slot.InFlight, slot.Refusal);
        }

        State = state;
        WrittenPosition = state.JournalPosition;
        return log;
    }
}
