namespace FastEngine.Storage.Outbox;

/// <summary>Compaction: a new log with what is pending only. The old one counts until the new one is durable under its name.</summary>
internal static class OutboxRewrite
{
    private const int ChunkBytes = 1 << 20;

    /// <param name="source">Holds the payloads; null when nothing is pending.</param>
    /// <exception cref="IOException">The new log cannot be written, or the old one cannot be read; nothing has changed.</exception>
    public static (OutboxLog Log, OutboxState State) Of(OutboxState state, OutboxLog? source, OutboxFolder folder, long generation)
    {
        var path = folder.LogPath(generation);
        var temporary = path + ".tmp";
        var log = OutboxLog.Create(temporary, new LogHeader(generation, state.JournalPosition, state.NextSequence));
        var rewritten = new OutboxState { JournalPosition = state.JournalPosition, NextSequence = state.NextSequence };
        try
        {
            var writer = new RecordWriter();
            foreach (var slot in state.Pending.InOrder)
            {
                if (source is null || !source.TryReadPayload(slot, out var payload))
                    throw new IOException($"{source?.Path} no longer holds what was written for {slot.Destination}/{slot.Key}: the disk is damaged. "
                        + "Restart, so that it is read from the journal again.");
                Carry(writer, log, rewritten, slot, payload);
                if (writer.Length >= ChunkBytes) Flush(writer, log);
            }

            End(writer, log, rewritten);
            Flush(writer, log);
            log.Publish(path);
            return (log, rewritten);
        }
        catch
        {
            log.Dispose();
            TryDelete(temporary);
            throw;
        }
    }

    private static void Carry(RecordWriter writer, OutboxLog log, OutboxState rewritten, OutboxSlot slot, byte[] payload)
    {
        var start = writer.Length;
        writer.Begin(RecordKind.Carried);
        writer.Int64(slot.Sequence);
        writer.Int64(slot.JournalPosition);
        writer.Int64(slot.WaitingSinceNs);
        writer.Byte((byte)slot.Operation);
        writer.Text(slot.Destination);
        writer.Text(slot.Key);
        writer.Bytes(payload);
        Apply(writer, log, rewritten, start);
    }

    private static void End(RecordWriter writer, OutboxLog log, OutboxState rewritten)
    {
        var start = writer.Length;
        writer.Begin(RecordKind.CarriedAll);
        Apply(writer, log, rewritten, start);
    }

    private static void Apply(RecordWriter writer, OutboxLog log, OutboxState rewritten, int start)
    {
        writer.End(log.Generation, log.Length);
        rewritten.Apply(writer.Written[(start + RecordWriter.HeaderBytes)..], log.Length + start + RecordWriter.HeaderBytes);
    }

    private static void Flush(RecordWriter writer, OutboxLog log)
    {
        log.Append(writer.Written);
        writer.Clear();
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (IOException)
        {
            // The next opening deletes it.
        }
    }
}
