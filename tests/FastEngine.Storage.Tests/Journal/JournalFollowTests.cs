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

    [Theory]
    [InlineData(0, 0)]
    [InlineData(30, 0)]
    [InlineData(100, 0)]
    [InlineData(0, 50)]
    [InlineData(100, 50)]
    public void A_follower_goes_on_when_a_segment_it_waited_in_was_put_aside_after_a_kill(int bytesOfIt, long numbersUsed)
    {
        using var folder = new TempFolder();
        using var reader = new JournalReader(folder.Path, new JournalReaderOptions { Follow = true });
        using (var writer = JournalWriter.Open(Sample.Options(folder), Sample.Schema))
        {
            Sample.Append(writer, 5);
            Assert.True(writer.TryBeginSegment(new byte[100]));
            Sample.Step(writer);
        }

        using (var file = File.OpenWrite(folder.Segments[1])) file.SetLength(bytesOfIt);
        while (reader.TryRead(out _))
        {
        }

        Assert.Equal(7, reader.NextNumber);
        using var next = JournalWriter.Open(Sample.Options(folder) with { NumbersUsed = numbersUsed }, Sample.Schema);
        Assert.Single(next.Recovered.SideFiles);
        Assert.False(reader.TryRead(out _));
        for (var i = 0; i < 2; i++)
        {
            Assert.True(next.TryBeginSegment([]));
            Sample.Append(next, 3);
        }

        var last = 0L;
        for (var poll = 0; poll < 10_000 && reader.Problem is null; poll++)
        {
            if (reader.TryRead(out var record)) last = record.Number;
        }

        Assert.Null(reader.Problem);
        Assert.Equal(Math.Max(6, numbersUsed) + 8, last);
        Assert.Equal(6 + 8, reader.Records);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void Records_and_segments_written_between_two_looks_of_a_follower_are_no_problem(int cut)
    {
        using var folder = new TempFolder();
        var files = new FaultyFileSystem();
        using var reader = new JournalReader(folder.Path, new JournalReaderOptions { Follow = true, FileSystem = files });
        using var writer = JournalWriter.Open(Sample.Options(folder), Sample.Schema);
        Sample.Append(writer, 5);
        var path = folder.Segments[0];
        var whole = File.ReadAllBytes(path);
        // A part of the last record only, as a reader may find it.
        using var beside = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        beside.SetLength(whole.Length - cut);
        var (looks, rounds, last) = (0, 0, 0L);
        files.AtEndOfFile = () =>
        {
            // Between a look at the file and what follows from it, a segment's end and the next one: around each look at which the directory is
            // listed, which is the 1024th after a record.
            if (++looks != 1020 + rounds % 8 || rounds == 24) return;
            if (rounds++ == 0) beside.Write(whole);
            Sample.Append(writer, 1);
            Assert.True(writer.TryBeginSegment([]));
            Sample.Step(writer);
        };
        for (var poll = 0; poll < 40_000 && reader.Problem is null; poll++)
        {
            if (!reader.TryRead(out var record)) continue;
            looks = 0;
            Assert.Equal(++last, record.Number);
            Assert.True(Sample.IsRight(record));
        }

        Assert.Null(reader.Problem);
        Assert.Equal(24, rounds);
        Assert.Equal(writer.Written, last);
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
