using FastEngine.Storage.Journal;

namespace FastEngine.Storage.Tests.Journal;

public class JournalDamageTests
{
    [Fact]
    public void Every_truncation_gives_exactly_the_records_before_it()
    {
        using var folder = new TempFolder();
        var (bytes, ends) = Small(folder, 12);
        var path = folder.Segments.Single();
        for (var length = 0; length < bytes.Length; length++)
        {
            File.WriteAllBytes(path, bytes[..length]);
            var good = ends.Count(end => end <= length);
            var (last, problem) = Sample.Read(folder.Path);
            Assert.Equal(good, last);
            if (good > 0 && ends[good - 1] == length)
            {
                Assert.Null(problem);
                continue;
            }

            Assert.Equal((JournalProblemReason.TornTail, path, good + 1), (problem!.Reason, problem.File, problem.Number));
            Assert.Equal(good > 0 ? ends[good - 1] : length < HeaderSize(bytes) ? 0 : HeaderSize(bytes), problem.Offset);
        }
    }

    [Fact]
    public void Every_flipped_bit_ends_reading_before_the_record_it_is_in()
    {
        using var folder = new TempFolder();
        var (bytes, ends) = Small(folder, 12);
        var path = folder.Segments.Single();
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            File.WriteAllBytes(path, bytes);
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            var good = ends.Count(end => end <= bit / 8);
            var (last, problem) = Sample.Read(folder.Path);
            Assert.Equal(good, last);
            Assert.Equal(good + 1, problem!.Number);
            Assert.Equal(path, problem.File);
            Assert.Contains($"record {good + 1}", problem.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_record_replaced_removed_or_swapped_shows_even_with_a_checksum_of_its_own()
    {
        using var folder = new TempFolder();
        var (bytes, ends) = Small(folder, 12);
        var path = folder.Segments.Single();
        // Another journal whose fifth record differs: whole records of it, with checksums that fit there.
        using var other = new TempFolder();
        var (foreign, foreignEnds) = Small(other, 12, differentAt: 5);
        Assert.Equal(ends, foreignEnds);
        File.WriteAllBytes(path, [.. bytes[..ends[3]], .. foreign[ends[3]..ends[4]], .. bytes[ends[4]..]]);
        var (last, problem) = Sample.ReadAny(folder.Path);
        Assert.Equal((5, JournalProblemReason.Crc), (last, problem!.Reason));
        File.WriteAllBytes(path, [.. bytes[..ends[3]], .. bytes[ends[4]..]]);
        Assert.Equal((4, JournalProblemReason.Crc), (Sample.Read(folder.Path).Last, Sample.Read(folder.Path).Problem!.Reason));
        File.WriteAllBytes(path, [.. bytes[..ends[3]], .. bytes[ends[4]..ends[5]], .. bytes[ends[3]..ends[4]], .. bytes[ends[5]..]]);
        Assert.Equal((4, JournalProblemReason.Crc), (Sample.Read(folder.Path).Last, Sample.Read(folder.Path).Problem!.Reason));
    }

    [Fact]
    public void A_segment_that_is_missing_or_exchanged_is_reported_at_its_place()
    {
        using var folder = new TempFolder();
        using var other = new TempFolder();
        foreach (var (place, different) in new[] { (folder, 0), (other, 3) })
        {
            using var writer = JournalWriter.Open(Sample.Options(place) with { Clock = new ManualClock() }, Sample.Schema);
            for (var segment = 0; segment < 3; segment++)
            {
                Assert.True(writer.TryBeginSegment([]));
                Assert.True(writer.TryAppend(1, 1, [(byte)(writer.Appended + 1 == different + 1 ? 9 : 1)]));
            }

            Sample.Step(writer);
        }

        var second = folder.Segments[1];
        var bytes = File.ReadAllBytes(second);
        File.Copy(other.Segments[1], second, overwrite: true);
        Assert.Equal((4, JournalProblemReason.Chain), Reason(folder.Path));
        Assert.Contains(new JournalDirectory(folder.Path).Verify().Problems, problem => problem.Reason == JournalProblemReason.Chain);
        File.Delete(second);
        Assert.Equal((2, JournalProblemReason.MissingSegment), Reason(folder.Path));
        var check = new JournalDirectory(folder.Path).Verify();
        Assert.Equal((2, 4), (check.Segments, check.Records));
        Assert.Equal(JournalProblemReason.MissingSegment, Assert.Single(check.Problems).Reason);
        File.WriteAllBytes(second, bytes);
        Assert.Equal((6L, null), Reason(folder.Path));
        Assert.Empty(new JournalDirectory(folder.Path).Verify().Problems);
    }

    [Fact]
    public void Another_version_another_layout_and_places_outside_the_journal_are_told_apart()
    {
        using var folder = new TempFolder();
        var (bytes, ends) = Small(folder, 5);
        var path = folder.Segments.Single();
        using (var reader = new JournalReader(folder.Path, new JournalReaderOptions { Expected = new JournalSchema(new byte[32]) }))
        {
            Assert.False(reader.TryRead(out _));
            Assert.Equal(JournalProblemReason.Layout, reader.Problem!.Reason);
        }

        Assert.Equal(JournalProblemReason.BeyondEnd, Sample.Read(folder.Path, from: 8).Problem!.Reason);
        Assert.Null(Sample.Read(folder.Path, from: 6).Problem);
        File.WriteAllBytes(path, WithVersion(bytes, 2));
        Assert.Equal(JournalProblemReason.Version, Sample.Read(folder.Path).Problem!.Reason);
        var refusal = Assert.Throws<JournalException>(() => JournalRecovery.Truncate(folder.Path));
        Assert.Contains("format version", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(bytes.Length, new FileInfo(path).Length);
        Assert.Equal(5, ends.Length);
    }

    private static (long Last, JournalProblemReason? Reason) Reason(string directory)
    {
        var (last, problem) = Sample.ReadAny(directory);
        return (last, problem?.Reason);
    }

    /// <returns>The bytes of a journal of one segment, and where each of its records ends.</returns>
    private static (byte[] Bytes, int[] Ends) Small(TempFolder folder, int records, int differentAt = 0)
    {
        var ends = new List<int>();
        using (var writer = JournalWriter.Open(Sample.Options(folder) with { Clock = new ManualClock() }, Sample.Schema))
        {
            for (var i = 0; i < records; i++)
            {
                if (i == 0)
                {
                    Assert.True(writer.TryBeginSegment([]));
                }
                else
                {
                    var number = writer.Appended + 1;
                    var payload = Sample.Payload(number);
                    if (number == differentAt) payload[0] ^= 1;
                    Assert.True(writer.TryAppend((byte)number, 0, payload));
                }

                Sample.Step(writer);
                ends.Add((int)new FileInfo(folder.Segments.Single()).Length);
            }
        }

        return (File.ReadAllBytes(folder.Segments.Single()), [.. ends]);
    }

    private static int HeaderSize(byte[] bytes) => BitConverter.ToInt32(bytes, 12);

    private static byte[] WithVersion(byte[] bytes, byte version)
    {
        var other = (byte[])bytes.Clone();
        other[8] = version;
        var header = other[..HeaderSize(other)];
        header.AsSpan(16, 4).Clear();
        var crc = uint.MaxValue;
        foreach (var b in header) crc = System.Numerics.BitOperations.Crc32C(crc, b);
        BitConverter.TryWriteBytes(other.AsSpan(16), ~crc);
        return other;
    }
}
