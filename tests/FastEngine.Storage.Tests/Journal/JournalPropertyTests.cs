using FastEngine.Storage.Journal;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Storage.Tests.Journal;

/// <summary>Damage anywhere in a journal of several segments, each time against the undamaged one.</summary>
public class JournalPropertyTests
{
    private const int RecordsEach = 2000;
    private const int Segments = 4;

    [Fact]
    public void A_flipped_bit_anywhere_ends_reading_right_before_its_record()
    {
        using var folder = new TempFolder();
        var ends = Write(folder);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(150), Prop.ForAll(Place(folder), place =>
        {
            var (segment, offset, bit) = place;
            var path = folder.Segments[segment];
            var bytes = File.ReadAllBytes(path);
            File.WriteAllBytes(path, [.. bytes[..offset], (byte)(bytes[offset] ^ (1 << bit)), .. bytes[(offset + 1)..]]);
            var (last, problem) = Sample.Read(folder.Path);
            File.WriteAllBytes(path, bytes);
            return last == Before(ends, segment, offset) && problem!.Number == last + 1 && problem.File == path;
        }));
    }

    [Fact]
    public void A_cut_anywhere_gives_what_is_before_it_and_a_recovery_goes_on_from_there()
    {
        using var folder = new TempFolder();
        var ends = Write(folder);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(Place(folder), place =>
        {
            var (segment, offset, _) = place;
            using var copy = new TempFolder();
            foreach (var whole in folder.Segments[..(segment + 1)]) File.Copy(whole, Path.Combine(copy.Path, Path.GetFileName(whole)));
            using (var file = File.OpenWrite(copy.Segments[^1])) file.SetLength(offset);
            var good = Before(ends, segment, offset);
            if (Sample.Read(copy.Path).Last != good) return false;
            using (var writer = JournalWriter.Open(Sample.Options(copy), Sample.Schema))
            {
                if (writer.Recovered.LastNumber != good) return false;
                Sample.Append(writer, 5);
            }

            return Sample.Read(copy.Path) == (good + 6, null) && new JournalDirectory(copy.Path).Verify().Problems.Count == 0;
        }));
    }

    [Fact]
    public void A_recovery_that_fails_anywhere_is_finished_by_the_next_one()
    {
        using var folder = new TempFolder();
        var ends = Write(folder);
        var last = folder.Segments[^1];
        var bytes = File.ReadAllBytes(last);
        bytes[^10] ^= 1;
        var good = Before(ends, Segments - 1, bytes.Length - 10);
        for (var failure = 0; failure < 40; failure++)
        {
            using var copy = new TempFolder();
            foreach (var whole in folder.Segments) File.Copy(whole, Path.Combine(copy.Path, Path.GetFileName(whole)));
            File.WriteAllBytes(copy.Segments[^1], bytes);
            // A segment that was begun and got only a part of its header.
            File.WriteAllBytes(Path.Combine(copy.Path, $"journal-{ends.Sum(segment => segment.Count) + 1:D12}.fej"), [0x89, (byte)'F']);
            var files = new FaultyFileSystem
            {
                Room = failure < 30 ? failure : long.MaxValue,
                FailingMoves = failure == 30 ? 1 : 0,
                FailingDirectorySyncs = failure is 31 or 32 ? 1 : 0,
                FailingSyncs = failure == 33 ? 1 : 0,
            };
            var failed = false;
            try
            {
                JournalRecovery.Truncate(copy.Path, files);
            }
            catch (JournalException)
            {
                failed = true;
            }

            Assert.Equal(failure is < 10 or (>= 30 and <= 33) || files.Room == 0, failed);
            Assert.Equal(good, JournalRecovery.Truncate(copy.Path).LastNumber);
            Assert.Equal((good, null), Sample.Read(copy.Path));
            var kept = File.ReadAllBytes(copy.Segments[^1]);
            // Every damaged byte is in a side file, whole.
            Assert.Contains(copy.SideFiles, side =>
                side.Contains(Path.GetFileName(last), StringComparison.Ordinal) && bytes.SequenceEqual(kept.Concat(File.ReadAllBytes(side))));
            Assert.Contains(copy.SideFiles, side => File.ReadAllBytes(side) is [0x89, (byte)'F']);
        }
    }

    /// <returns>Where each record of each segment ends.</returns>
    private static List<List<long>> Write(TempFolder folder)
    {
        using (var writer = JournalWriter.Open(Sample.Options(folder), Sample.Schema))
        {
            for (var i = 0; i < Segments; i++)
            {
                Assert.True(writer.TryBeginSegment([]));
                Sample.Append(writer, RecordsEach - 1);
            }
        }

        var ends = new List<List<long>>();
        using var reader = new JournalReader(folder.Path);
        var segment = "";
        var before = 0L;
        while (reader.TryRead(out _))
        {
            if (reader.Segment != segment)
            {
                segment = reader.Segment!;
                before = ends.Count == 0 ? 0 : before + ends[^1][^1];
                ends.Add([]);
            }

            ends[^1].Add(reader.Bytes - before);
        }

        Assert.Equal(Segments * RecordsEach, ends.Sum(segment => segment.Count));
        return ends;
    }

    private static long Before(List<List<long>> ends, int segment, long offset) =>
        ends[..segment].Sum(list => list.Count) + ends[segment].Count(end => end <= offset);

    private static Arbitrary<(int Segment, int Offset, int Bit)> Place(TempFolder folder)
    {
        var lengths = folder.Segments.Select(path => (int)new FileInfo(path).Length).ToArray();
        return Gen.Choose(0, Segments - 1)
            .SelectMany(segment => Gen.Choose(0, lengths[segment] - 1), (segment, offset) => (segment, offset))
            .SelectMany(place => Gen.Choose(0, 7), (place, bit) => (place.segment, place.offset, bit))
            .ToArbitrary();
    }
}
