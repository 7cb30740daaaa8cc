using FastEngine.Rings;
using FastEngine.Storage.Journal;

namespace FastEngine.Storage.Tests.Journal;

public class JournalWriterTests
{
    [Fact]
    public void What_was_appended_is_read_back_in_order()
    {
        using var folder = new TempFolder();
        using (var writer = JournalWriter.Open(Sample.Options(folder), Sample.Schema))
        {
            Assert.True(writer.WantsSegment);
            Assert.True(writer.TryBeginSegment([1, 2, 3]));
            Assert.False(writer.WantsSegment);
            Sample.Append(writer, 1000);
            Assert.Equal(1001, writer.Appended);
            Assert.Equal(1001, writer.Written);
            Assert.Equal(1001, writer.Settled);
            Assert.Equal(0, writer.Synced);
            Assert.Null(writer.Fault);
        }

        using var reader = new JournalReader(folder.Path, new JournalReaderOptions { Expected = Sample.Schema });
        Assert.True(reader.TryRead(out var snapshot));
        Assert.True(snapshot.IsSnapshot);
        Assert.Equal([1, 2, 3], snapshot.Payload.ToArray());
        for (var number = 2; number <= 1001; number++)
        {
            Assert.True(reader.TryRead(out var record));
            Assert.Equal(number, record.Number);
            Assert.True(Sample.IsRight(record));
        }

        Assert.False(reader.TryRead(out _));
        Assert.Null(reader.Problem);
        Assert.Equal("config 1234", reader.Schema!.Text);
        Assert.Equal(1001, reader.Records);
        Assert.Equal(new FileInfo(folder.Segments.Single()).Length, reader.Bytes);
    }

    [Fact]
    public void A_record_before_any_segment_starts_one_with_an_empty_snapshot()
    {
        using var folder = new TempFolder();
        using (var writer = JournalWriter.Open(Sample.Options(folder), Sample.Schema)) Assert.True(writer.TryAppend(7, 0, [9]));
        using var reader = new JournalReader(folder.Path);
        Assert.True(reader.TryRead(out var snapshot));
        Assert.True(snapshot.IsSnapshot);
        Assert.Equal(0, snapshot.Payload.Length);
        Assert.True(reader.TryRead(out var record));
        Assert.Equal((2L, (byte)7), (record.Number, record.Kind));
    }

    [Fact]
    public void Nothing_is_written_on_the_appending_thread_and_a_full_buffer_refuses()
    {
        using var folder = new TempFolder();
        using var writer = JournalWriter.Open(Sample.Options(folder), Sample.Schema);
        while (Sample.AppendNext(writer))
        {
        }

        var taken = writer.Appended;
        Assert.Equal(0, writer.Written);
        Assert.Empty(folder.Segments);
        Assert.False(Sample.AppendNext(writer));
        Sample.Step(writer);
        Assert.Equal(taken, writer.Written);
        Assert.True(Sample.AppendNext(writer));
        Sample.Step(writer);
        Assert.Equal((taken + 1, null), Sample.Read(folder.Path));
    }

    [Fact]
    public void Appending_and_writing_allocate_nothing_after_the_first_segment()
    {
        using var folder = new TempFolder();
        using var writer = JournalWriter.Open(Sample.Options(folder) with { SegmentBytes = 64 << 20, Fsync = FsyncPolicy.Interval }, Sample.Schema);
        var payload = new byte[64];
        Carry(writer, payload, 2000);
        var meter = default(AllocationMeter);
        meter.Start();
        Carry(writer, payload, 20_000);
        meter.Stop();
        Assert.Equal(0, meter.Allocated);
        Assert.Equal(22_001, writer.Written);
    }

    [Fact]
    public void A_segment_is_wanted_by_size_and_by_age()
    {
        using var folder = new TempFolder();
        var clock = new ManualClock();
        using var writer = JournalWriter.Open(Sample.Options(folder) with { SegmentAge = TimeSpan.FromMinutes(5), Clock = clock }, Sample.Schema);
        Assert.True(writer.TryBeginSegment([]));
        clock.Advance(TimeSpan.FromMinutes(4));
        Assert.False(writer.WantsSegment);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(writer.WantsSegment);
        Assert.True(writer.TryBeginSegment([]));
        Assert.False(writer.WantsSegment);
        while (!writer.WantsSegment) Sample.Append(writer, 10);
        Assert.True(writer.Appended * 60 > 64 << 10);
        Assert.True(writer.TryBeginSegment([]));
        Sample.Append(writer, 10);
        Assert.Equal(3, folder.Segments.Length);
        Assert.Equal((writer.Written, null), Sample.Read(folder.Path));
        Assert.Equal((writer.Written, null), Sample.Read(folder.Path, from: writer.Written - 5));
    }

    [Fact]
    public void Files_have_no_bytes_behind_their_last_record_and_no_prepared_file_stays()
    {
        using var folder = new TempFolder();
        using (var writer = JournalWriter.Open(Sample.Options(folder), Sample.Schema))
        {
            Sample.Append(writer, 10);
            Assert.Equal(["journal-000000000001.fej", "journal-next.tmp", "journal.lock"], Names(folder));
            Assert.Equal(Sample.Read(folder.Path).Last, writer.Written);
        }

        Assert.Equal(["journal-000000000001.fej", "journal.lock"], Names(folder));
        using var reader = new JournalReader(folder.Path);
        while (reader.TryRead(out _))
        {
        }

        Assert.Equal(new FileInfo(folder.Segments.Single()).Length, reader.Bytes);
    }

    [Theory]
    [InlineData(FsyncPolicy.Off, 0, 0, 0)]
    [InlineData(FsyncPolicy.Interval, 0, 0, 4)]
    [InlineData(FsyncPolicy.Intent, 0, 3, 4)]
    [InlineData(FsyncPolicy.Batch, 2, 3, 4)]
    public void A_policy_says_when_records_are_on_the_medium(FsyncPolicy policy, long afterWrite, long afterSettle, long afterInterval)
    {
        using var folder = new TempFolder();
        var clock = new ManualClock();
        var files = new FaultyFileSystem();
        var options = Sample.Options(folder) with { Fsync = policy, Clock = clock, FsyncInterval = TimeSpan.FromMilliseconds(50), FileSystem = files };
        using var writer = JournalWriter.Open(options, Sample.Schema);
        Sample.Append(writer, 1);
        Assert.Equal((2, afterWrite), (writer.Written, writer.Synced));
        Assert.True(Sample.AppendNext(writer));
        writer.Settle();
        Sample.Step(writer);
        Assert.Equal((3, afterSettle), (writer.Written, writer.Synced));
        Assert.Equal(policy is FsyncPolicy.Off or FsyncPolicy.Interval ? 3 : afterSettle, writer.Settled);
        clock.Advance(TimeSpan.FromMilliseconds(50));
        Sample.Append(writer, 1);
        Assert.Equal((4, afterInterval), (writer.Written, writer.Synced));
    }

    [Fact]
    public void A_second_writer_is_refused_with_a_reason()
    {
        using var folder = new TempFolder();
        using var writer = JournalWriter.Open(Sample.Options(folder), Sample.Schema);
        var refusal = Assert.Throws<JournalException>(() => JournalWriter.Open(Sample.Options(folder), Sample.Schema));
        Assert.Contains(folder.Path, refusal.Message, StringComparison.Ordinal);
        Assert.Throws<JournalException>(() => JournalRecovery.Truncate(folder.Path));
    }

    [Fact]
    public void Payloads_that_can_never_fit_are_an_error()
    {
        using var folder = new TempFolder();
        using var writer = JournalWriter.Open(Sample.Options(folder), Sample.Schema);
        Assert.Throws<ArgumentException>(() => writer.TryAppend(0, 0, new byte[writer.MaxPayload + 1]));
        Assert.Throws<ArgumentException>(() => writer.TryBeginSegment(new byte[writer.MaxSnapshot + 1]));
        Assert.True(writer.TryBeginSegment(new byte[writer.MaxSnapshot]));
        Sample.Step(writer);
        Assert.True(writer.TryAppend(0, 0, new byte[writer.MaxPayload]));
    }

    [Fact]
    public void Records_go_around_the_end_of_the_buffer_unharmed()
    {
        using var folder = new TempFolder();
        using (var writer = JournalWriter.Open(Sample.Options(folder) with { BufferBytes = 4096 }, Sample.Schema)) Sample.Append(writer, 5000);
        Assert.Equal((5001, null), Sample.Read(folder.Path));
    }

    private static void Carry(JournalWriter writer, byte[] payload, int count)
    {
        for (var i = 0; i < count; i++)
        {
            while (!writer.TryAppend(1, 1, payload)) writer.Io.DoWork();
            if (i % 100 == 99) writer.Io.DoWork();
        }

        Sample.Step(writer);
    }

    private static string[] Names(TempFolder folder) =>
        [.. Directory.GetFiles(folder.Path).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
}
