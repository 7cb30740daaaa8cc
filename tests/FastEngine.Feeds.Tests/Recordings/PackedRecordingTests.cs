using System.Text;
using FastEngine.Core;

namespace FastEngine.Feeds.Tests.Recordings;

public class PackedRecordingTests : IDisposable
{
    private const int Count = 2000;

    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Gzip_is_read_as_if_it_were_plain()
    {
        var (ids, report) = Read(TempFolder.Gzip(Tape.Lines(Count)));
        Assert.Equal(Tape.UpTo(Count), ids);
        Assert.Null(report.TruncationMessage);
    }

    [Fact]
    public void All_members_of_a_gzip_file_are_read()
    {
        var text = Tape.Lines(Count);
        // Cut within lines; an empty member, and padding at the end.
        byte[] packed =
        [
            .. TempFolder.Gzip(text[..1000]), .. TempFolder.Gzip(""), .. TempFolder.Gzip(text[1000..70_001]), .. TempFolder.Gzip(text[70_001..]),
            .. new byte[512],
        ];
        var (ids, report) = Read(packed);
        Assert.Equal(Tape.UpTo(Count), ids);
        Assert.Null(report.TruncationMessage);
        Assert.Equal(text.Length, report.Bytes);
    }

    [Fact]
    public void A_gzip_header_may_have_every_optional_field()
    {
        var packed = TempFolder.Gzip(Tape.Lines(5));
        byte[] header = [0x1F, 0x8B, 8, 0x02 | 0x04 | 0x08 | 0x10, 0, 0, 0, 0, 0, 255, 3, 0, 1, 2, 3, .. "tape.txt\0a comment\0"u8, 0x12, 0x34];
        var (ids, report) = Read([.. header, .. packed[10..]]);
        Assert.Equal(Tape.UpTo(5), ids);
        Assert.Null(report.TruncationMessage);
    }

    [Fact]
    public void A_cut_gzip_file_gives_all_before_the_cut()
    {
        var packed = TempFolder.Gzip(Tape.Lines(Count));
        var last = Count;
        foreach (var removed in (int[])[1, 4, 8, 9, 100, 1000, packed.Length / 2, packed.Length - 60])
        {
            var (ids, report) = Read(packed[..^removed]);
            Assert.Equal(Tape.UpTo(ids.Count), ids);
            Assert.InRange(ids.Count, 0, last);
            // Up to the footer nothing is lost, not even the last line.
            if (removed <= 8) Assert.Equal(Count, ids.Count);
            Assert.True(report.IsTruncated, $"{removed} bytes removed, not told");
            Assert.Equal(0, report.Malformed);
            last = ids.Count;
        }
    }

    [Fact]
    public void A_cut_between_gzip_members_cannot_be_told_from_an_end_but_one_in_the_next_header_can()
    {
        var first = TempFolder.Gzip(Tape.Lines(Count));
        Assert.False(Read(first).Report.IsTruncated);
        var (ids, report) = Read([.. first, .. first[..5]]);
        Assert.Equal(Count, ids.Count);
        Assert.True(report.IsTruncated);
    }

    [Fact]
    public void A_flipped_bit_in_gzip_data_is_told()
    {
        var packed = TempFolder.Gzip(Tape.Lines(Count));
        for (var at = 20; at < packed.Length; at += packed.Length / 40)
        {
            var damaged = (byte[])packed.Clone();
            damaged[at] ^= 0x10;
            Assert.True(Read(damaged).Report.IsTruncated, $"byte {at}");
        }
    }

    [Fact]
    public void What_follows_gzip_data_and_is_not_gzip_is_told()
    {
        var (ids, report) = Read([.. TempFolder.Gzip(Tape.Lines(Count)), .. "hello"u8]);
        Assert.Equal(Count, ids.Count);
        Assert.Contains("not gzip", report.TruncationMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void The_recordings_of_a_zip_archive_follow_each_other()
    {
        var text = Tape.Lines(Count);
        var second = text.IndexOf('\n', 5000) + 1;
        var packed = TempFolder.Zip(("a.txt", text[..(second - 1)]), ("readme.md", "not data"), ("b.jsonl", text[second..]));
        var (ids, report) = Read(packed);
        Assert.Equal(Tape.UpTo(Count), ids);
        Assert.Null(report.TruncationMessage);
    }

    [Fact]
    public void A_single_file_in_a_zip_archive_is_read_whatever_its_name() =>
        Assert.Equal(Tape.UpTo(3), Read(TempFolder.Zip(("tape", Tape.Lines(3)))).Ids);

    [Fact]
    public void A_cut_zip_archive_gives_all_before_the_cut()
    {
        var text = Tape.Lines(Count);
        var packed = TempFolder.Zip(("a.txt", text));
        foreach (var removed in (int[])[1, 30, 60, 120, 1000, packed.Length / 2])
        {
            var (ids, report) = Read(packed[..^removed]);
            Assert.Equal(Tape.UpTo(ids.Count), ids);
            Assert.True(ids.Count > Count / 3, $"{removed} bytes removed: {ids.Count} ticks");
            Assert.True(report.IsTruncated);
        }
    }

    [Fact]
    public void A_flipped_bit_in_zip_data_is_told()
    {
        var packed = TempFolder.Zip(("a.txt", Tape.Lines(Count)));
        for (var at = 60; at < packed.Length - 120; at += packed.Length / 20)
        {
            var damaged = (byte[])packed.Clone();
            damaged[at] ^= 0x10;
            Assert.True(Read(damaged).Report.IsTruncated, $"byte {at}");
        }
    }

    [Fact]
    public void A_zip_archive_without_a_recording_is_refused()
    {
        var path = _folder.Write("tape.zip", TempFolder.Zip(("readme.md", "x"), ("picture.png", "y")));
        var refused = Assert.Throws<RecordingException>(() => new RecordingLoader(path));
        Assert.Equal(RecordingFault.Data, refused.Fault);
        Assert.Contains("no recording", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_unfinished_last_line_of_a_cut_file_is_not_read()
    {
        // The text is cut in its last number, which would still be a number.
        var text = "1,100.5,0.25,1,1,1700000000000,true\n2,100.5,0.25,2,2,1700000000001,true";
        var packed = TempFolder.Gzip(text)[..^4];
        var path = _folder.Write("ABCUSDT-aggTrades.csv.gz", packed);
        using var reader = new CsvTickReader(new LineReader(new RecordingLoader(path)), CsvLayout.AggTrades(bestMatch: false),
            new ArchiveInstruments(Tape.OneInstrument, Tape.OneInstrument[0]), path);
        Assert.Equal([1L], Tape.Ids(Tape.ReadAll(reader)));
        Assert.True(reader.Report.IsTruncated);
        Assert.Equal(0, reader.Report.Malformed);
    }

    [Fact]
    public void The_hash_is_of_the_file_as_stored()
    {
        foreach (var packed in (byte[][])[Encoding.ASCII.GetBytes(Tape.Lines(9)), TempFolder.Gzip(Tape.Lines(Count)), TempFolder.Zip(("a.txt", Tape.Lines(Count)))])
        {
            using var loader = new RecordingLoader(_folder.Write("tape", packed), hash: true);
            using var lines = new LineReader(loader);
            while (!lines.IsCompleted) lines.Read(out _);
            Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(packed)), loader.Sha256);
        }
    }

    private (List<long> Ids, ReadingReport Report) Read(byte[] packed)
    {
        using var reader = Tape.Open(_folder.Write("tape", packed));
        var ticks = Tape.ReadAll(reader);
        return ([.. Tape.Ids(ticks)], reader.Report);
    }
}
