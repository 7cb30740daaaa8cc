using FastEngine.Storage.Journal;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Storage.Tests.Journal;

public class JournalFaultTests
{
    [Fact]
    public void Disk_full_at_every_byte_loses_nothing_and_leaves_nothing_torn_in_the_middle()
    {
        using var whole = new TempFolder();
        var expected = 0L;
        for (var room = 0L; room == 0 || room <= expected; room++)
        {
            using var folder = new TempFolder();
            var clock = new ManualClock();
            var files = new FaultyFileSystem { Room = room };
            using (var writer = JournalWriter.Open(Sample.Options(folder) with { FileSystem = files, Clock = clock }, Sample.Schema))
            {
                for (var i = 0; i < 12; i++)
                {
                    if (i == 6) Assert.True(writer.TryBeginSegment([]));
                    Assert.True(Sample.AppendNext(writer));
                    writer.Io.DoWork();
                    // What was called written is there, whatever fails next.
                    Assert.True(Readable(folder) >= writer.Written);
                }

                var isFull = files.Room == 0 && writer.Written < writer.Appended;
                Assert.Equal(isFull, writer.Fault is not null);
                if (isFull)
                {
                    Assert.Contains("No space left", writer.Fault!, StringComparison.Ordinal);
                    Assert.Contains(folder.Path, writer.Fault!, StringComparison.Ordinal);
                    var written = writer.Written;
                    Sample.Step(writer);
                    Assert.Equal(written, writer.Written);
                }

                files.Room = long.MaxValue;
                clock.Advance(TimeSpan.FromSeconds(2));
                Sample.Step(writer);
                Assert.Null(writer.Fault);
                Assert.Equal(14, writer.Written);
                if (room == 0) expected = folder.Segments.Sum(path => new FileInfo(path).Length);
            }

            Assert.Equal((14, null), Sample.Read(folder.Path));
        }

        Assert.True(expected > 500);
    }

    [Fact]
    public void A_kill_while_the_disk_is_full_leaves_all_that_was_written()
    {
        for (var room = 0; room < 700; room += 3)
        {
            using var folder = new TempFolder();
            long written;
            var files = new FaultyFileSystem { Room = room };
            var writer = JournalWriter.Open(Sample.Options(folder) with { FileSystem = files, Clock = new ManualClock() }, Sample.Schema);
            for (var i = 0; i < 14; i++)
            {
                Assert.True(Sample.AppendNext(writer));
                writer.Io.DoWork();
            }

            written = writer.Written;
            // Closing writes no more than the disk takes; what a killed process leaves is the same.
            writer.Dispose();
            var end = JournalRecovery.Truncate(folder.Path);
            Assert.True(end.LastNumber >= written);
            Assert.Equal((end.LastNumber, null), Sample.Read(folder.Path));
        }
    }

    [Fact]
    public void A_disk_without_room_for_the_next_segment_is_told_ahead_of_need()
    {
        using var folder = new TempFolder();
        var clock = new ManualClock();
        var files = new FaultyFileSystem();
        using var writer = JournalWriter.Open(Sample.Options(folder) with { FileSystem = files, Clock = clock }, Sample.Schema);
        Sample.Step(writer);
        files.CanReserve = false;
        Sample.Append(writer, 5);
        Assert.Contains("the next segment cannot be prepared", writer.Fault!, StringComparison.Ordinal);
        Sample.Append(writer, 5);
        Assert.Equal(11, writer.Written);
        Assert.NotNull(writer.Fault);
        Assert.True(writer.TryBeginSegment([]));
        Sample.Step(writer);
        Assert.Equal(11, writer.Written);
        files.CanReserve = true;
        clock.Advance(TimeSpan.FromSeconds(2));
        Sample.Step(writer);
        Assert.Equal(12, writer.Written);
        Assert.Null(writer.Fault);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void After_a_failed_sync_nothing_counts_as_synced_until_it_was_written_again(bool drops)
    {
        using var folder = new TempFolder();
        var clock = new ManualClock();
        var files = new FaultyFileSystem { DropsUnsynced = drops };
        using var writer = JournalWriter.Open(Sample.Options(folder) with { FileSystem = files, Clock = clock, Fsync = FsyncPolicy.Batch }, Sample.Schema);
        Sample.Append(writer, 5);
        Assert.Equal(6, writer.Settled);
        files.FailingSyncs = 2;
        var before = files.BytesWritten;
        Sample.Append(writer, 1);
        Assert.Equal(6, writer.Settled);
        Assert.Contains("Input/output error", writer.Fault!, StringComparison.Ordinal);
        var record = files.BytesWritten - before;
        clock.Advance(TimeSpan.FromMilliseconds(10));
        Sample.Step(writer);
        Assert.Equal(6, writer.Settled);
        Assert.NotNull(writer.Fault);
        clock.Advance(TimeSpan.FromSeconds(1));
        Sample.Step(writer);
        if (drops)
        {
            // The record that was lost cannot be made again: nothing is called safe any more, and the reason is said.
            Assert.Equal(6, writer.Settled);
            Assert.Contains("lost what was written", writer.Fault!, StringComparison.Ordinal);
            return;
        }

        Assert.Equal(7, writer.Settled);
        Assert.Null(writer.Fault);
        Assert.Equal(3 * record, files.BytesWritten - before);
    }

    [Fact]
    public void Failing_renames_and_directory_syncs_are_tried_again()
    {
        using var folder = new TempFolder();
        var clock = new ManualClock();
        var files = new FaultyFileSystem { FailingMoves = 2, FailingDirectorySyncs = 0 };
        using var writer = JournalWriter.Open(Sample.Options(folder) with { FileSystem = files, Clock = clock }, Sample.Schema);
        files.FailingDirectorySyncs = 2;
        Assert.True(Sample.AppendNext(writer));
        for (var i = 0; i < 4; i++)
        {
            Sample.Step(writer);
            Assert.Equal(0, writer.Written);
            Assert.NotNull(writer.Fault);
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        Sample.Step(writer);
        Assert.Equal(2, writer.Written);
        Assert.Null(writer.Fault);
        Assert.Equal((2, null), Sample.Read(folder.Path));
    }

    [Fact]
    public void Waits_between_attempts_double_up_to_their_limit()
    {
        using var folder = new TempFolder();
        var clock = new ManualClock();
        var files = new FaultyFileSystem { CanReserve = false };
        var options = Sample.Options(folder) with
        {
            FileSystem = files, Clock = clock, RetryDelay = TimeSpan.FromMilliseconds(10), MaxRetryDelay = TimeSpan.FromMilliseconds(50),
        };
        using var writer = JournalWriter.Open(options, Sample.Schema);
        Assert.True(Sample.AppendNext(writer));
        Assert.True(Sample.AppendNext(writer));
        files.CanReserve = true;
        files.Room = 0;
        writer.Io.DoWork();
        var attempts = new List<int>();
        for (var ms = 1; ms <= 200; ms++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(1));
            // One byte of room shows an attempt: it is used up.
            files.Room = 1;
            writer.Io.DoWork();
            if (files.Room == 0) attempts.Add(ms);
        }

        Assert.Equal([10, 30, 70, 120, 170], attempts);
    }

    [Fact]
    public void Any_interleaving_of_faults_kills_and_recoveries_keeps_what_was_written()
    {
        var property = Prop.ForAll<byte[]>(steps =>
        {
            using var folder = new TempFolder();
            return new FaultModel(folder).Run(steps);
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(120), property);
    }

    private static long Readable(TempFolder folder)
    {
        using var reader = new JournalReader(folder.Path);
        var last = 0L;
        while (reader.TryRead(out var record)) last = record.Number;
        return last;
    }
}
