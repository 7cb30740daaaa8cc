using FastEngine.Core;
using FastEngine.Storage.Journal;

namespace FastEngine.Storage.Tests.Journal;

public class JournalExpiryTests
{
    private static readonly JournalExpiryOptions KeepTwo = new() { MaxTotalBytes = 0, MinSegments = 2 };

    [Fact]
    public void The_oldest_segments_go_down_to_the_least_number()
    {
        using var folder = new TempFolder();
        Write(folder);
        var segments = folder.Segments;
        var expiry = Expire(folder, KeepTwo);
        Assert.Equal(segments[..3], expiry.Expired);
        Assert.Null(expiry.HeldBy);
        Assert.Equal(segments[3..], folder.Segments);
        Assert.True(expiry.BytesFreed > 0);
        Assert.Equal((20, null), Sample.Read(folder.Path));
    }

    [Fact]
    public void Total_bytes_are_brought_under_their_limit_and_no_further()
    {
        using var folder = new TempFolder();
        Write(folder);
        var sizes = folder.Segments.Select(path => new FileInfo(path).Length).ToArray();
        Assert.Empty(Expire(folder, KeepTwo with { MaxTotalBytes = sizes.Sum() }).Expired);
        Assert.Single(Expire(folder, KeepTwo with { MaxTotalBytes = sizes.Sum() - 1 }).Expired);
        Assert.Equal(4, folder.Segments.Length);
    }

    [Fact]
    public void Age_counts_from_the_end_of_a_segment()
    {
        using var folder = new TempFolder();
        Write(folder);
        var ends = new JournalDirectory(folder.Path).List().Select(segment => segment.CreatedNs).ToArray();
        var options = new JournalExpiryOptions { MaxAge = TimeSpan.FromHours(1), MinSegments = 1 };
        Assert.Empty(Expire(folder, options, nowNs: ends[1] + EngineTime.NsPerHour).Expired);
        Assert.Single(Expire(folder, options, nowNs: ends[1] + EngineTime.NsPerHour + 1).Expired);
        Assert.Empty(Expire(folder, options with { MaxAge = null }, nowNs: long.MaxValue).Expired);
    }

    [Fact]
    public void Nothing_newer_than_the_newest_accepted_snapshot_goes()
    {
        using var folder = new TempFolder();
        Write(folder);
        var none = Expire(folder, KeepTwo, accepts: 0);
        Assert.Empty(none.Expired);
        Assert.Contains(folder.Segments[0], none.HeldBy!, StringComparison.Ordinal);
        Assert.Contains("snapshot", none.HeldBy!, StringComparison.Ordinal);
        var second = Expire(folder, KeepTwo, accepts: 2);
        Assert.Single(second.Expired);
        Assert.NotNull(second.HeldBy);
        Assert.Equal(4, folder.Segments.Length);
    }

    [Fact]
    public void A_snapshot_that_is_damaged_is_not_even_shown_to_the_verifier()
    {
        using var folder = new TempFolder();
        Write(folder);
        foreach (var path in folder.Segments[1..])
        {
            var bytes = File.ReadAllBytes(path);
            bytes[150] ^= 1;
            File.WriteAllBytes(path, bytes);
        }

        Assert.Empty(Expire(folder, KeepTwo).Expired);
    }

    [Fact]
    public void A_reader_that_is_behind_holds_its_segment_and_is_named()
    {
        using var folder = new TempFolder();
        Write(folder);
        var held = Expire(folder, KeepTwo, cursors: [new JournalCursor("firestore", 20), new JournalCursor("duckdb", 8)]);
        Assert.Single(held.Expired);
        Assert.Contains("duckdb", held.HeldBy!, StringComparison.Ordinal);
        Assert.Contains("record 8", held.HeldBy!, StringComparison.Ordinal);
        Assert.Single(Expire(folder, KeepTwo, cursors: [new JournalCursor("duckdb", 9)]).Expired);
    }

    [Fact]
    public void Segments_are_listed_with_their_size_time_and_schema()
    {
        using var folder = new TempFolder();
        Write(folder);
        var list = new JournalDirectory(folder.Path).List();
        Assert.Equal([1L, 5, 9, 13, 17], list.Select(segment => segment.FirstNumber));
        Assert.All(list, segment => Assert.Equal(new FileInfo(segment.Path).Length, segment.Bytes));
        Assert.All(list, segment => Assert.Equal("config 1234", segment.Schema!.Text));
        var check = new JournalDirectory(folder.Path).Verify();
        Assert.Equal((5, 20, list.Sum(segment => segment.Bytes)), (check.Segments, check.Records, check.Bytes));
        Assert.Empty(check.Problems);
    }

    private static JournalExpiry Expire(TempFolder folder, JournalExpiryOptions options, int accepts = 5, JournalCursor[]? cursors = null, long nowNs = 0) =>
        new JournalDirectory(folder.Path).Expire(options, snapshot => snapshot[0] <= accepts, cursors ?? [], nowNs);

    /// <summary>Five segments of four records, a minute each; the snapshots hold 1 to 5.</summary>
    private static void Write(TempFolder folder)
    {
        var clock = new ManualClock();
        using var writer = JournalWriter.Open(Sample.Options(folder) with { Clock = clock }, Sample.Schema);
        for (byte i = 1; i <= 5; i++)
        {
            Assert.True(writer.TryBeginSegment([i, .. new byte[60]]));
            Sample.Append(writer, 3);
            clock.Advance(TimeSpan.FromMinutes(1));
        }
    }
}
