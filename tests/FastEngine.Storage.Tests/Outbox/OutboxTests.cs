using System.Text;
using FastEngine.Storage.Outbox;

namespace FastEngine.Storage.Tests.Outbox;

public sealed class OutboxTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void Only_the_last_pending_state_of_a_document_is_sent_behind_what_came_before_it()
    {
        using var outbox = DurableOutbox.Open(_folder.Path);
        outbox.Enqueue(1, Put("a", "1"));
        outbox.Enqueue(2, Put("b", "1"));
        outbox.Enqueue(3, Put("a", "2"));
        Assert.Equal(["b=1", "a=2"], Texts(outbox.Take(10, 1 << 20)));
    }

    [Fact]
    public void A_delete_after_a_create_is_a_delete_and_a_create_after_a_delete_is_a_create()
    {
        using var outbox = DurableOutbox.Open(_folder.Path);
        outbox.Enqueue(1, Put("a", "1"), OutboxEntry.Delete("d", "b"));
        outbox.Enqueue(2, OutboxEntry.Delete("d", "a"), Put("b", "2"));
        Assert.Equal(["a deleted", "b=2"], Texts(outbox.Take(10, 1 << 20)));
    }

    [Fact]
    public void A_newer_state_waits_until_the_one_being_sent_has_landed()
    {
        using var outbox = DurableOutbox.Open(_folder.Path);
        outbox.Enqueue(1, Put("a", "1"));
        var sent = outbox.Take(10, 1 << 20);
        outbox.Enqueue(2, Put("a", "2"), Put("b", "1"));
        Assert.Equal(["b=1"], Texts(outbox.Take(10, 1 << 20)));
        outbox.Confirm(sent);
        Assert.Equal(["a=2"], Texts(outbox.Take(10, 1 << 20)));
    }

    [Fact]
    public void A_journal_position_is_taken_once_over_restarts_too()
    {
        using (var outbox = DurableOutbox.Open(_folder.Path))
        {
            Assert.Equal(EnqueueResult.Taken, outbox.Enqueue(7, Put("a", "1")));
            Assert.Equal(EnqueueResult.AlreadyTaken, outbox.Enqueue(7, Put("a", "2")));
        }

        using var again = DurableOutbox.Open(_folder.Path);
        Assert.Equal(7, again.LastJournalPosition);
        Assert.Equal(EnqueueResult.AlreadyTaken, again.Enqueue(6, Put("b", "1")));
        Assert.Equal(["a=1"], Texts(again.Take(10, 1 << 20)));
    }

    [Fact]
    public void What_was_confirmed_is_not_sent_after_a_restart_and_what_was_in_flight_is()
    {
        using (var outbox = DurableOutbox.Open(_folder.Path))
        {
            outbox.Enqueue(1, Put("a", "1"));
            outbox.Enqueue(2, Put("b", "1"));
            outbox.Confirm(outbox.Take(1, 1 << 20));
            outbox.Take(1, 1 << 20);
        }

        using var again = DurableOutbox.Open(_folder.Path);
        Assert.Equal(["b=1"], Texts(again.Take(10, 1 << 20)));
    }

    [Fact]
    public void The_confirmed_position_is_before_the_oldest_that_waits()
    {
        using var outbox = DurableOutbox.Open(_folder.Path);
        for (var position = 1; position <= 4; position++) outbox.Enqueue(position, Put($"k{position}", "1"));
        outbox.Enqueue(9);
        Assert.Equal(0, outbox.ConfirmedJournalPosition);
        outbox.Confirm(outbox.Take(2, 1 << 20));
        Assert.Equal(2, outbox.ConfirmedJournalPosition);
        outbox.Confirm(outbox.Take(2, 1 << 20));
        Assert.Equal(9, outbox.ConfirmedJournalPosition);
    }

    [Fact]
    public void A_batch_ends_before_its_bytes_do_but_has_at_least_one()
    {
        using var outbox = DurableOutbox.Open(_folder.Path);
        for (var i = 0; i < 5; i++) outbox.Enqueue(i + 1, Put($"k{i}", new string('x', 1000)));
        var first = outbox.Take(10, 2500);
        Assert.Equal(2, first.Count);
        Assert.Single(outbox.Take(10, 1));
    }

    [Fact]
    public void A_refused_state_is_kept_and_comes_back_when_it_changes_or_after_a_restart()
    {
        using (var outbox = DurableOutbox.Open(_folder.Path))
        {
            outbox.Enqueue(1, Put("a", "bad"), Put("b", "bad"));
            foreach (var item in outbox.Take(10, 1 << 20)) outbox.Refuse(item, "no");
            Assert.Empty(outbox.Take(10, 1 << 20));
            Assert.Equal((0, 2), (outbox.Figures().Pending, outbox.Figures().Refused));
            Assert.Equal(0, outbox.ConfirmedJournalPosition);
            outbox.Enqueue(2, Put("a", "good"));
            Assert.Equal(["a=good"], Texts(outbox.Take(10, 1 << 20)));
        }

        using var again = DurableOutbox.Open(_folder.Path);
        Assert.Equal(["b=bad", "a=good"], Texts(again.Take(10, 1 << 20)));
    }

    [Fact]
    public void At_its_bound_it_holds_new_keys_keeps_the_newest_states_and_stays_within_its_disk()
    {
        const long bound = 256 << 10;
        using var outbox = DurableOutbox.Open(_folder.Path, new OutboxOptions { MaxDiskBytes = bound, CompactAtBytes = 16 << 10 });
        var position = 0L;
        var taken = 0;
        while (outbox.Enqueue(position + 1, Put($"k{taken}", new string('x', 500))) == EnqueueResult.Taken) (position, taken) = (position + 1, taken + 1);
        Assert.InRange(taken, 100, 200);
        Assert.NotNull(outbox.Fault);
        Assert.Equal(position, outbox.LastJournalPosition);
        for (var i = 0; i < 2000; i++)
        {
            Assert.Equal(EnqueueResult.Taken, outbox.Enqueue(++position, Put($"k{i % taken}", $"{i:D500}")));
            Assert.InRange(DiskBytes(), 0, bound);
        }

        Assert.Equal(EnqueueResult.Held, outbox.Enqueue(position + 1, Put("new", new string('x', 500))));
        Assert.Equal(2, outbox.HeldCount);
        var items = outbox.Take(int.MaxValue, long.MaxValue);
        Assert.Equal(taken, items.Count);
        Assert.Equal(Enumerable.Range(2000 - taken, taken).Select(i => $"k{i % taken}={i:D500}"), Texts(items));
        outbox.Confirm(items);
        Assert.Equal(EnqueueResult.Taken, outbox.Enqueue(position + 1, Put("new", new string('x', 500))));
        Assert.Null(outbox.Fault);
    }

    [Fact]
    public void Records_without_entries_move_the_position_and_need_no_disk()
    {
        using var outbox = DurableOutbox.Open(_folder.Path);
        var before = DiskBytes();
        for (var position = 1; position <= 10_000; position++) outbox.Enqueue(position);
        Assert.Equal(10_000, outbox.LastJournalPosition);
        Assert.Equal(before, DiskBytes());
    }

    [Fact]
    public void A_journal_that_lost_its_tail_gives_its_numbers_again()
    {
        using (var outbox = DurableOutbox.Open(_folder.Path))
        {
            outbox.Enqueue(10, Put("a", "1"));
            Assert.True(outbox.Rewind(8));
            Assert.Equal(EnqueueResult.Taken, outbox.Enqueue(9, Put("a", "2")));
        }

        using var again = DurableOutbox.Open(_folder.Path);
        Assert.Equal(9, again.LastJournalPosition);
        Assert.Equal(["a=2"], Texts(again.Take(10, 1 << 20)));
    }

    [Fact]
    public void A_second_process_is_told_that_it_is_open()
    {
        using var outbox = DurableOutbox.Open(_folder.Path);
        Assert.Contains("another engine", Assert.Throws<OutboxException>(() => DurableOutbox.Open(_folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_to_be_uploaded_is_its_path()
    {
        using var outbox = DurableOutbox.Open(_folder.Path);
        outbox.Enqueue(0, OutboxEntry.PutFile("bucket", "reports/day.html", "/data/day.html"));
        outbox.Enqueue(0, OutboxEntry.PutFile("bucket", "reports/day2.html", "/data/day2.html"));
        var items = outbox.Take(10, 1 << 20);
        Assert.All(items, item => Assert.Equal(OutboxOperation.PutFile, item.Operation));
        Assert.Equal(["reports/day.html=/data/day.html", "reports/day2.html=/data/day2.html"], Texts(items));
    }

    [Fact]
    public void A_name_that_is_too_long_is_refused_and_nothing_of_its_record_is_taken()
    {
        using var outbox = DurableOutbox.Open(_folder.Path);
        Assert.Throws<ArgumentException>(() => outbox.Enqueue(1, Put("a", "1"), Put(new string('k', 2000), "1")));
        Assert.Equal(0, outbox.LastJournalPosition);
        Assert.Empty(outbox.Take(10, 1 << 20));
    }

    public void Dispose() => _folder.Dispose();

    private static OutboxEntry Put(string key, string text) => OutboxEntry.Put("d", key, Encoding.UTF8.GetBytes(text));

    private static IEnumerable<string> Texts(IReadOnlyList<OutboxItem> items) => items.Select(item =>
        item.Operation == OutboxOperation.Delete ? $"{item.Key} deleted" : $"{item.Key}={Encoding.UTF8.GetString(item.Payload.Span)}");

    private long DiskBytes() => Directory.EnumerateFiles(_folder.Path).Sum(path => new FileInfo(path).Length);
}
