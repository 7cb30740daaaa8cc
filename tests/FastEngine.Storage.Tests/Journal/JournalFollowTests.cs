using FastEngine.Rings;
using FastEngine.Storage.Journal;

namespace FastEngine.Storage.Tests.Journal;

public class JournalFollowTests
{
    [Fact]
    public void A_follower_waits_at_the_end_and_goes_on_across_segments()
    {
        using var folder = new TempFolder();
        using var reader = new JournalReader(folder.Path, new JournalReaderOptions { Follow = true });
        Assert.False(reader.TryRead(out _));
        using var writer = JournalWriter.Open(Sample.Options(folder), Sample.Schema);
        for (var round = 0; round < 5; round++)
        {
            Assert.True(writer.TryBeginSegment([]));
            Sample.Append(writer, 7);
            for (var i = 0; i < 8; i++)
            {
                Assert.True(reader.TryRead(out var record));
                Assert.True(Sample.IsRight(record));
                Assert.Equal(round * 8 + i + 1, record.Number);
            }

            Assert.False(reader.TryRead(out _));
            Assert.Equal(writer.Written + 1, reader.NextNumber);
        }

        Assert.Null(reader.Problem);
    }

    [Fact]
    public void A_record_that_is_there_in_part_is_delivered_when_it_is_whole()
    {
        using var source = new TempFolder();
        using (var writer = JournalWriter.Open(Sample.Options(source), Sample.Schema)) Sample.Append(writer, 6);
        var bytes = File.ReadAllBytes(source.Segments.Single());
        using var folder = new TempFolder();
        var path = Path.Combine(folder.Path, Path.GetFileName(source.Segments.Single()));
        using var reader = new JournalReader(folder.Path, new JournalReaderOptions { Follow = true });
        var last = 0L;
        for (var length = 0; length <= bytes.Length; length++)
        {
            File.WriteAllBytes(path, bytes[..length]);
            while (reader.TryRead(out var record))
            {
                Assert.True(Sample.IsRight(record));
                Assert.Equal(++last, record.Number);
            }
        }

        Assert.Null(reader.Problem);
        Assert.Equal(7, last);
    }

    [Fact]
    public void A_follower_reports_damage_and_missing_segments()
    {
        using var folder = new TempFolder();
        using (var writer = JournalWriter.Open(Sample.Options(folder), Sample.Schema))
        {
            for (var i = 0; i < 3; i++)
            {
                Assert.True(writer.TryBeginSegment([]));
                Sample.Append(writer, 3);
            }
        }

        File.Delete(folder.Segments[1]);
        Assert.Equal((4, JournalProblemReason.MissingSegment), Follow(folder));
        var first = folder.Segments[0];
        var bytes = File.ReadAllBytes(first);
        bytes[^1] ^= 1;
        File.WriteAllBytes(first, bytes);
        Assert.Equal((3, JournalProblemReason.Crc), Follow(folder));
        File.WriteAllBytes(first, bytes[..^1]);
        Assert.Equal((3, JournalProblemReason.TornTail), Follow(folder));
    }

    [Fact]
    public void A_follower_beside_a_running_writer_sees_every_record_once_and_whole()
    {
        const int Records = 60_000;
        using var folder = new TempFolder();
        using var writer = JournalWriter.Open(Sample.Options(folder), Sample.Schema);
        using var runner = AgentRunner.Create(writer.Io, IdleKind.Blocking, signal: writer.Wake);
        runner.Start();
        using var reader = new JournalReader(folder.Path, new JournalReaderOptions { Follow = true });
        var (last, right) = (0L, true);
        var follower = new Thread(() =>
        {
            while (last < Records && right && reader.Problem is null)
            {
                if (reader.TryRead(out var record)) right = record.Number == ++last && Sample.IsRight(record);
                else Thread.Yield();
            }
        });
        follower.Start();
        var idle = default(YieldingIdle);
        while (writer.Appended < Records)
        {
            if (writer.WantsSegment) writer.TryBeginSegment([]);
            if (!Sample.AppendNext(writer)) idle.Idle();
            if (writer.Appended % 50 == 0) writer.Commit();
        }

        Assert.True(follower.Join(TimeSpan.FromMinutes(2)), $"the follower is at {last}");
        Assert.Null(reader.Problem);
        Assert.True(right);
        Assert.Equal(Records, last);
        Assert.Throws<InvalidOperationException>(writer.Dispose);
        runner.Halt();
        runner.Join();
        runner.ThrowIfFailed();
        Assert.Equal(Records, writer.Written);
        Assert.True(folder.Segments.Length > 10);
    }

    private static (long Last, JournalProblemReason? Reason) Follow(TempFolder folder)
    {
        using var reader = new JournalReader(folder.Path, new JournalReaderOptions { Follow = true });
        var last = 0L;
        // A follower looks at the directory only now and then.
        for (var poll = 0; poll < 10_000 && reader.Problem is null; poll++)
        {
            if (reader.TryRead(out var record)) last = record.Number;
        }

        return (last, reader.Problem?.Reason);
    }
}
