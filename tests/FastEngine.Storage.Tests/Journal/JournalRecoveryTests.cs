using FastEngine.Storage.Journal;

namespace FastEngine.Storage.Tests.Journal;

public class JournalRecoveryTests
{
    [Fact]
    public void An_empty_directory_begins_with_record_one()
    {
        using var folder = new TempFolder();
        var end = JournalRecovery.Truncate(Path.Combine(folder.Path, "new"));
        Assert.Equal((0, 0, 0), (end.LastNumber, end.SnapshotNumber, end.Records));
    }

    [Fact]
    public void Cut_at_any_byte_a_journal_goes_on_behind_its_last_whole_record_and_nothing_is_deleted()
    {
        using var folder = new TempFolder();
        var path = Write(folder, segments: 2);
        var bytes = File.ReadAllBytes(path);
        for (var length = 0; length < bytes.Length; length++)
        {
            File.WriteAllBytes(path, bytes[..length]);
            var (readable, problem) = Sample.Read(folder.Path);
            long next;
            using (var writer = JournalWriter.Open(Sample.Options(folder), Sample.Schema))
            {
                Assert.Equal(readable, writer.Recovered.LastNumber);
                Assert.Equal(problem is null ? [] : [problem], writer.Recovered.Problems);
                Assert.True(writer.TryBeginSegment([]));
                Sample.Append(writer, 3);
                next = writer.Appended;
            }

            Assert.Equal(readable + 4, next);
            Assert.Equal((next, null), Sample.Read(folder.Path));
            var keptBytes = File.Exists(path) ? File.ReadAllBytes(path) : [];
            // With its first records gone, the segment's name may be the new one's.
            if (readable >= 7) Assert.Equal(bytes[..length], keptBytes.Concat(folder.SideFiles.SelectMany(File.ReadAllBytes)));
            else Assert.Equal(bytes[..length], folder.SideFiles.SelectMany(File.ReadAllBytes));
            foreach (var side in folder.SideFiles) File.Delete(side);
            foreach (var segment in folder.Segments.Skip(1)) File.Delete(segment);
        }
    }

    [Fact]
    public void A_second_recovery_finds_nothing_to_do_and_side_files_are_numbered()
    {
        using var folder = new TempFolder();
        for (var round = 1; round <= 3; round++)
        {
            using (var writer = JournalWriter.Open(Sample.Options(folder), Sample.Schema)) Sample.Append(writer, 3);
            var path = folder.Segments[^1];
            File.AppendAllBytes(path, [1, 2, 3]);
            var end = JournalRecovery.Truncate(folder.Path);
            Assert.Equal(3, end.BytesPutAside);
            Assert.Equal($"{path}.bad-1", Assert.Single(end.SideFiles));
            File.AppendAllBytes(path, [4]);
            Assert.Equal($"{path}.bad-2", Assert.Single(JournalRecovery.Truncate(folder.Path).SideFiles));
            Assert.Empty(JournalRecovery.Truncate(folder.Path).Problems);
        }
    }

    [Fact]
    public void Damage_before_the_newest_snapshot_is_reported_but_cuts_nothing()
    {
        using var folder = new TempFolder();
        Write(folder, segments: 3);
        var old = folder.Segments[0];
        var bytes = File.ReadAllBytes(old);
        bytes[^1] ^= 4;
        File.WriteAllBytes(old, bytes);
        var end = JournalRecovery.Truncate(folder.Path);
        Assert.Equal((18, 13), (end.LastNumber, end.SnapshotNumber));
        Assert.Empty(end.Problems);
        Assert.Equal(JournalProblemReason.Crc, Assert.Single(new JournalDirectory(folder.Path).Verify().Problems).Reason);
        Assert.Equal(5, Sample.Read(folder.Path).Last);
        Assert.Equal((18, null), Sample.Read(folder.Path, from: end.SnapshotNumber));
    }

    [Fact]
    public void Numbers_that_somebody_remembers_are_not_used_again()
    {
        using var folder = new TempFolder();
        Write(folder, segments: 1);
        using (var writer = JournalWriter.Open(Sample.Options(folder) with { NumbersUsed = 40 }, Sample.Schema))
        {
            Assert.Equal((6, 40), (writer.Recovered.LastNumber, writer.Appended));
            Assert.True(writer.TryBeginSegment([]));
            Sample.Append(writer, 2);
            Assert.Equal(43, writer.Written);
        }

        using var reader = new JournalReader(folder.Path, new JournalReaderOptions { From = 5 });
        var numbers = new List<long>();
        while (reader.TryRead(out var record)) numbers.Add(record.Number);
        Assert.Null(reader.Problem);
        Assert.Equal([5, 6, 41, 42, 43], numbers);
        Assert.Empty(new JournalDirectory(folder.Path).Verify().Problems);
        Assert.Equal(43, Sample.Read(folder.Path, from: 41).Last);
    }

    /// <summary>Segments of a snapshot and five records each.</summary>
    /// <returns>Path of the last one.</returns>
    private static string Write(TempFolder folder, int segments)
    {
        using var writer = JournalWriter.Open(Sample.Options(folder), Sample.Schema);
        for (var i = 0; i < segments; i++)
        {
            Assert.True(writer.TryBeginSegment([]));
            Sample.Append(writer, 5);
        }

        return folder.Segments[^1];
    }
}
