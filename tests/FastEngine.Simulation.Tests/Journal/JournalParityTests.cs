using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Engine.Journal;
using FastEngine.Signals.Tests.Decisions;
using FastEngine.Simulation.Tests.Desk;

namespace FastEngine.Simulation.Tests.Journal;

public class JournalParityTests
{
    private static readonly Tick[] Tape = MarketTape.Build([.. Enumerable.Range(0, 30_000)], JournaledRun.Symbols);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void A_run_is_made_again_from_its_journal_whatever_threads_it_was_made_on(int shards)
    {
        var journal = new MemoryJournal { SegmentRecords = 9_000 };
        var run = new JournaledRun(Tape, shards, journal);
        var parity = run.Replay(journal);
        Assert.True(parity.IsEqual, $"{parity.First}");
        Assert.Equal((run.Decisions, run.Decisions), (parity.Decisions.Compared, parity.Decisions.Equal));
        Assert.Equal((run.Ledger.Count, run.Ledger.Count), (parity.Ledger.Compared, parity.Ledger.Equal));
        Assert.True(parity.Positions.Compared > 5, $"{parity.Positions.Compared} position updates");
        Assert.True(run.Ledger.Count(e => e.Kind == LedgerEventKind.OrderPlaced) > 5);
        Assert.True(parity.Snapshots.Compared > 2);
        Assert.Equal(0, parity.NotRecorded + parity.Lost);
    }

    [Fact]
    public void Every_event_of_the_tape_is_in_the_journal_once()
    {
        var journal = new MemoryJournal();
        _ = new JournaledRun(Tape, 0, journal);
        var ticks = journal.Records.Where(record => record.Kind == JournalKind.Tick).Select(record => JournalCodec.Read<Tick>(record.Payload).Sequence);
        Assert.Equal(Tape.Select(tick => tick.Sequence), ticks);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void A_changed_price_in_a_recorded_event_shows(int shards)
    {
        var journal = new MemoryJournal();
        var run = new JournaledRun(Tape, shards, journal);
        var at = journal.Records.FindIndex(journal.Records.Count / 2, IsTrade);

        // Where threads put the middle differs from run to run, and one price by one tick may lead to nothing that is recorded.
        foreach (var record in journal.Records.Skip(at).Where(IsTrade).Take(50)) record.Payload[17] ^= 1;
        var parity = run.Replay(journal);
        Assert.NotNull(parity.First);
        Assert.True(parity.First.Record > at, $"{parity.First}");
    }

    private static bool IsTrade((JournalKind Kind, byte Stream, bool IsSnapshot, byte[] Payload) record) => record.Kind == JournalKind.Tick && JournalCodec.Read<Tick>(record.Payload).Kind == EventKind.Trade;

    [Fact]
    public void A_difference_is_told_by_record_sequence_level_and_field()
    {
        var journal = new MemoryJournal();
        var run = new JournaledRun(Tape, 0, journal);
        var at = journal.Records.FindIndex(2_000, record => record.Kind == JournalKind.Decision);
        var recorded = JournalCodec.Read<FastEngine.Signals.Decisions.DecisionRecord>(journal.Records[at].Payload);
        journal.Records[at].Payload[56 + 8] ^= 1;
        var parity = run.Replay(journal);
        Assert.Equal((at + 1L, "decision", recorded.Sequence, recorded.Level), (parity.First!.Record, parity.First.What, parity.First.Sequence, parity.First.Level));
        Assert.Equal("Threshold", parity.First.Field);
        Assert.Equal(parity.Decisions.Compared - 1, parity.Decisions.Equal);
    }

    [Fact]
    public void Records_that_found_no_room_leave_a_gap_that_says_how_many()
    {
        var journal = new MemoryJournal { Room = 500 };
        Tick[] tape = [.. Tape.Take(600)];
        var run = new JournaledRun(tape, 0, journal, mayDrop: true);
        var parity = run.Replay(journal);
        Assert.Equal((500, 0L), (journal.Records.Count, parity.Lost));
        Assert.True(parity.IsEqual, $"{parity.First}");
    }
}
