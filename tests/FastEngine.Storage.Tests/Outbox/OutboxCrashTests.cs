using FastEngine.Storage.Outbox;

namespace FastEngine.Storage.Tests.Outbox;

/// <summary>A kill, or damage, at any byte: the journal is offered again from where the outbox stands, and everything arrives.</summary>
public sealed class OutboxCrashTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void A_kill_at_any_byte_leaves_whole_records_and_everything_arrives()
    {
        var (log, lengths, delivered) = Written();
        for (var cut = 0; cut <= log.Length; cut++)
        {
            using var outbox = Opened(log.AsSpan(0, cut));
            var whole = lengths.FindLastIndex(length => length <= cut);
            // The first lengths are of a new log: a cut in it has nothing to keep.
            if (whole >= 0) Assert.Equal(lengths[whole], outbox.Figures().DiskBytes);
            Arrives(outbox, delivered, $"cut at {cut}");
        }
    }

    [Fact]
    public void A_flipped_bit_anywhere_is_noticed_and_everything_arrives()
    {
        var (log, _, delivered) = Written();
        for (var at = 0; at < log.Length; at++)
        {
            var damaged = log.ToArray();
            damaged[at] ^= (byte)(1 << (at % 8));
            using var outbox = Opened(damaged);
            // A header's unused bytes mean nothing; a length that grew beyond the end looks like a write cut short.
            if (at is < 36 or >= 40) Assert.True(outbox.Recovery.Damage is not null || outbox.Recovery.DroppedBytes > 0, $"byte {at}");
            Arrives(outbox, delivered, $"flip at {at}");
        }
    }

    [Fact]
    public void An_abandoned_outbox_is_taken_up_where_it_stood()
    {
        using var abandoned = DurableOutbox.Open(_folder.At("first"));
        OutboxTape.Offer(abandoned, 20);
        abandoned.Confirm(abandoned.Take(3, 1 << 20));
        var inFlight = abandoned.Take(2, 1 << 20);
        using var outbox = Opened(File.ReadAllBytes(Directory.GetFiles(_folder.At("first"), "*.log").Single()));
        Assert.Equal(19, outbox.LastJournalPosition);
        Assert.Equal(inFlight.Select(item => item.Sequence), outbox.Take(2, 1 << 20).Select(item => item.Sequence));
    }

    [Fact]
    public void A_kill_during_a_compaction_leaves_the_old_log()
    {
        var (log, _, delivered) = Written();
        var path = _folder.At("compacting");
        Directory.CreateDirectory(path);
        File.WriteAllBytes(Path.Combine(path, "outbox-0000000001.log"), log);
        File.WriteAllBytes(Path.Combine(path, "outbox-0000000002.log.tmp"), log.AsSpan(0, 60).ToArray());
        using var outbox = DurableOutbox.Open(path);
        Assert.Empty(Directory.GetFiles(path, "*.tmp"));
        Arrives(outbox, delivered, "compaction");
    }

    public void Dispose() => _folder.Dispose();

    private static void Arrives(DurableOutbox outbox, Dictionary<string, string> delivered, string what)
    {
        var documents = new Dictionary<string, string>(delivered);
        OutboxTape.Offer(outbox);
        while (outbox.Take(3, 1 << 20) is { Count: > 0 } items)
        {
            foreach (var item in items) OutboxTape.Apply(documents, item.Operation, item.Key, item.Payload.Span);
            outbox.Confirm(items);
        }

        Assert.True(OutboxTape.Final().OrderBy(document => document.Key, StringComparer.Ordinal).SequenceEqual(documents.OrderBy(document => document.Key, StringComparer.Ordinal)), what);
        Assert.Equal(outbox.LastJournalPosition, outbox.ConfirmedJournalPosition);
    }

    // A log with groups, confirmations and pending states; its length after each call; what the destination already has.
    private (byte[] Log, List<long> Lengths, Dictionary<string, string> Delivered) Written()
    {
        var path = _folder.At("written");
        var delivered = new Dictionary<string, string>();
        var lengths = new List<long>();
        using (var outbox = DurableOutbox.Open(path))
        {
            lengths.Add(outbox.Figures().DiskBytes);
            for (var position = 1L; position <= 14; position++)
            {
                OutboxTape.Offer(outbox, position);
                lengths.Add(outbox.Figures().DiskBytes);
                if (position % 4 != 0) continue;
                var items = outbox.Take(2, 1 << 20);
                foreach (var item in items) OutboxTape.Apply(delivered, item.Operation, item.Key, item.Payload.Span);
                outbox.Confirm(items);
                lengths.Add(outbox.Figures().DiskBytes);
            }
        }

        var log = File.ReadAllBytes(Directory.GetFiles(path, "*.log").Single());
        Directory.Delete(path, recursive: true);
        return (log, lengths, delivered);
    }

    private DurableOutbox Opened(ReadOnlySpan<byte> log)
    {
        var path = _folder.At("killed");
        if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
        Directory.CreateDirectory(path);
        File.WriteAllBytes(Path.Combine(path, "outbox-0000000001.log"), log.ToArray());
        return DurableOutbox.Open(path);
    }
}
