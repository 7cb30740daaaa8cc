using FastEngine.Engine.Journal;
using FastEngine.Host.Journaling;
using FastEngine.Storage.Journal;

namespace FastEngine.Host.Tests.Service;

/// <summary>An engine that was killed while it wrote the first two records of its journal.</summary>
public sealed class UnbegunJournalTests : IDisposable
{
    private readonly SyncedMarket _market = new(tradesAtOnce: 20);

    [Fact]
    public void A_first_snapshot_without_a_start_is_no_journal_and_the_engine_begins()
    {
        using (var journal = RunJournal.Open(new JournalOptions { Directory = _market.Journal }, mayDrop: false))
        {
            // Of another configuration, so that it fits no engine.
            JournalStart.BeginSegment(journal.Writer, new byte[100]);
            journal.Complete();
        }

        var summary = ServiceChild.Run(_market.Arguments(settings: [.. _market.Script]));
        Assert.Equal(0, summary.GetProperty("recovery").GetProperty("records").GetInt64());
        Assert.Equal(SyncedMarket.Trades, _market.Kept().Distinct().Count());

        // And what began is gone on with.
        var again = ServiceChild.Run(_market.Arguments(settings: [.. _market.Script])).GetProperty("recovery");
        Assert.True(again.GetProperty("records").GetInt64() > SyncedMarket.Trades);
        Assert.True(again.GetProperty("equal").GetBoolean(), again.ToString());
        Assert.Equal(SyncedMarket.Trades, _market.Kept().Distinct().Count());
    }

    [Fact]
    public void A_start_that_is_damaged_is_not_begun_over()
    {
        ServiceChild.Run(_market.Arguments(settings: [.. _market.Script]));
        var path = new JournalDirectory(_market.Journal).List()[0].Path;
        var before = File.ReadAllBytes(path);
        var damaged = (byte[])before.Clone();
        damaged[FirstStart(before)] ^= 1;
        File.WriteAllBytes(path, damaged);

        for (var start = 0; start < 2; start++)
        {
            using var child = new ServiceChild(_market.Arguments(settings: [.. _market.Script]));
            Assert.NotEqual(0, child.End());
            Assert.Contains("does not say what engine it is of", child.Errors, StringComparison.Ordinal);
        }

        Assert.Contains(Directory.GetFiles(_market.Journal), file => file.EndsWith(".bad-1", StringComparison.Ordinal) && new FileInfo(file).Length > damaged.Length / 2);
    }

    public void Dispose() => _market.Dispose();

    // A description is JSON, and the first in the file.
    private static int FirstStart(byte[] journal) => journal.AsSpan().IndexOf("\"config"u8);
}
