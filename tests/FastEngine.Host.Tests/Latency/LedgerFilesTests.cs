using System.Diagnostics;
using FastEngine.Engine.Latency;
using FastEngine.Host.Latency;

namespace FastEngine.Host.Tests.Latency;

public sealed class LedgerFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fe").FullName;

    [Fact]
    public void What_was_written_is_read_and_the_last_row_that_a_crash_cut_off_is_left_out()
    {
        using (var writer = new LedgerWriter(_folder, 1 << 20, keep: 4, Head)) writer.Write(Rows(1, 10));
        var path = Assert.Single(LedgerFiles.List(_folder));
        using (var file = new FileStream(path, FileMode.Open)) file.SetLength(file.Length - 1);

        var (head, entries) = LedgerFiles.Read(path);
        Assert.Equal(["BTCUSDT"], head.Symbols);
        Assert.Equal(Enumerable.Range(1, 9).Select(i => (long)i), entries.Select(entry => entry.Record.Sequence));
    }

    [Fact]
    public void Files_are_of_bounded_size_and_the_newest_are_kept_over_starts()
    {
        for (var start = 0; start < 2; start++)
        {
            using var writer = new LedgerWriter(_folder, fileBytes: 10 * LedgerEntry.Bytes, keep: 3, Head);
            for (var i = 0; i < 4; i++) writer.Write(Rows(start * 100 + i * 20, 20));
            Assert.Equal((80L, null), (writer.Written, writer.Fault));
        }

        var files = LedgerFiles.List(_folder);
        Assert.Equal([6, 7, 8], files.Select(LedgerFiles.NumberOf));
        Assert.Equal(160, LedgerFiles.Read(files[^1]).Entries[0].Record.Sequence);
    }

    [Fact]
    public void A_ledger_that_cannot_be_written_says_why_and_throws_nothing()
    {
        File.WriteAllText(Path.Combine(_folder, LedgerFiles.Folder), "in the way");
        using var writer = new LedgerWriter(_folder, 1 << 20, keep: 3, Head);
        writer.Write(Rows(1, 1));
        Assert.NotNull(writer.Fault);
    }

    [Fact]
    public void Another_file_is_refused_by_name()
    {
        var path = Path.Combine(_folder, "ledger-000001.fel");
        File.WriteAllText(path, "something else altogether");
        Assert.Contains(path, Assert.Throws<InvalidDataException>(() => LedgerFiles.Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_summary_counts_stages_by_kind_and_blames_the_slowest_first()
    {
        using (var writer = new LedgerWriter(_folder, 1 << 20, keep: 4, Head))
        {
            writer.Write(Rows(1, 10));
            writer.Write([new LedgerEntry { Record = new LatencyRecord { Kind = LatencyRecordKind.Order, Order = 3, Approved = 1_000, Sent = 90_000, InstrumentId = 0 }, Counters = new StallCounters { Dropped = 2, Gen0 = 5 } }]);
        }

        var summary = LedgerSummary.Of(LedgerFiles.List(_folder), slowest: 1);
        Assert.Equal((10L, 1L, 2L, 4L), (summary.Ticks.Total.Count, summary.Orders.Total.Count, summary.Dropped, summary.Collections[0]));
        var slow = Assert.Single(summary.Slowest);
        Assert.Equal((3L, Stage.Sent, "BTCUSDT", Culprit.RingWait), (slow.Entry.Record.Order, slow.Stage, slow.Symbol, slow.Culprit));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static LedgerHead Head() => new() { Frequency = Stopwatch.Frequency, Sample = 1, Collections = [1, 0, 0], Symbols = ["BTCUSDT"] };

    private static LedgerEntry[] Rows(int first, int count) =>
    [
        .. Enumerable.Range(first, count).Select(i => new LedgerEntry
        {
            Record = new LatencyRecord { Kind = LatencyRecordKind.Tick, Sequence = i, Received = 100, Parsed = 200, Published = 300, Consumed = 400, Decided = 500 },
        }),
    ];
}
