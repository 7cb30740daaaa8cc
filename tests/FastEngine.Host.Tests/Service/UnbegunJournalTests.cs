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
            JournalStart.BeginSegment(journal.Writer, new byte[100]);
            journal.Complete();
        }

        Assert.Single(new JournalDirectory(_market.Journal).List());
        var summary = ServiceChild.Run(_market.Arguments(settings: [.. _market.Script]));
        Assert.Equal(0, summary.GetProperty("recovery").GetProperty("records").GetInt64());
        Assert.Equal(SyncedMarket.Trades, _market.Kept().Distinct().Count());

        // And what began is kept.
        using var again = RunJournal.Open(new JournalOptions { Directory = _market.Journal }, mayDrop: false);
        Assert.True(again.Writer.Recovered.LastNumber > 2);
    }

    public void Dispose() => _market.Dispose();
}
