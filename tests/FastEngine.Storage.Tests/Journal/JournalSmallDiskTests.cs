using FastEngine.Storage.Journal;

namespace FastEngine.Storage.Tests.Journal;

/// <summary>The operating system's own errors, beside the injected ones.</summary>
public class JournalSmallDiskTests
{
    [Fact]
    public void A_full_disk_stops_the_journal_and_room_lets_it_go_on_without_loss()
    {
        using var disk = SmallDisk.TryMount(kib: 512);
        if (disk is null) return;
        var clock = new ManualClock();
        var options = Options(disk) with { Clock = clock };
        using (var writer = JournalWriter.Open(options, Sample.Schema))
        {
            Sample.Append(writer, 100);
            var ballast = Path.Combine(disk.Path, "ballast");
            Fill(ballast);
            // What is reserved can still be written; then the buffer takes records until it is full.
            while (Sample.AppendNext(writer)) writer.Io.DoWork();
            Assert.Contains("No space left", writer.Fault!, StringComparison.Ordinal);
            Assert.Contains(disk.Path, writer.Fault!, StringComparison.Ordinal);
            var (last, _) = Sample.Read(disk.Path);
            Assert.True(last >= writer.Written);
            Assert.True(writer.Written < writer.Appended);
            File.Delete(ballast);
            clock.Advance(TimeSpan.FromSeconds(2));
            Sample.Step(writer);
            Assert.Null(writer.Fault);
            Assert.Equal(writer.Appended, writer.Written);
            Sample.Append(writer, 10);
        }

        Assert.Null(Sample.Read(disk.Path).Problem);
        Assert.Empty(JournalRecovery.Truncate(disk.Path).Problems);
    }

    [Fact]
    public void A_next_segment_that_does_not_fit_is_told_while_writing_goes_on()
    {
        using var disk = SmallDisk.TryMount(kib: 512);
        if (disk is null) return;
        using var writer = JournalWriter.Open(Options(disk) with { SegmentBytes = 300 << 10 }, Sample.Schema);
        Sample.Append(writer, 20);
        Assert.Contains("the next segment cannot be prepared", writer.Fault!, StringComparison.Ordinal);
        Assert.Equal(21, writer.Written);
    }

    [Fact]
    public void A_disk_that_turns_read_only_is_a_clear_fault_and_a_refused_start()
    {
        using var disk = SmallDisk.TryMount(kib: 1024);
        if (disk is null) return;
        using (var writer = JournalWriter.Open(Options(disk), Sample.Schema)) Sample.Append(writer, 20);
        disk.MakeReadOnly(true);
        var refusal = Assert.Throws<JournalException>(() => JournalWriter.Open(Options(disk), Sample.Schema));
        Assert.Contains("Read-only", refusal.Message, StringComparison.Ordinal);
        Assert.Equal((21, null), Sample.Read(disk.Path));
        disk.MakeReadOnly(false);
        using var again = JournalWriter.Open(Options(disk), Sample.Schema);
        Assert.Equal(21, again.Recovered.LastNumber);
    }

    private static JournalOptions Options(SmallDisk disk) => new() { Directory = disk.Path, SegmentBytes = 64 << 10, BufferBytes = 64 << 10 };

    private static void Fill(string path)
    {
        using var file = File.OpenWrite(path);
        try
        {
            var page = new byte[4096];
            while (true)
            {
                file.Write(page);
                file.Flush();
            }
        }
        catch (IOException)
        {
            // Full: that is what was wanted.
        }
    }
}
