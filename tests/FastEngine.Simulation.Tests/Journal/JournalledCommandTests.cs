using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Engine;
using FastEngine.Engine.Deadlines;
using FastEngine.Signals.Tests.Decisions;
using FastEngine.Trading;

namespace FastEngine.Simulation.Tests.Journal;

/// <summary>What other threads ask of the trade stage is an inbound event like others: the journal gives the same run again, venue included.</summary>
public class JournalledCommandTests
{
    private static readonly Tick[] Tape = MarketTape.Build([.. Enumerable.Range(0, 30_000)], JournaledRun.Symbols);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(60)]
    public void An_exit_that_the_watchdog_asked_for_is_made_again_from_the_journal(int eventsOpen)
    {
        var journal = new MemoryJournal();
        var asked = new AskedExit(eventsOpen);
        var run = new JournaledRun(Tape, 0, journal, onQuiet: asked.Look);
        Assert.Contains(run.Ledger, e => e.Kind == LedgerEventKind.TradeClosed && e.Trade.Reason == ExitReason.ExitDeadline);
        AssertMadeAgain(run, journal);
    }

    [Fact]
    public void A_run_whose_watchdog_trips_is_made_again_from_the_journal()
    {
        var journal = new MemoryJournal();

        // A deadline that nothing can meet; while a position is open the tape waits until it was missed.
        var run = new JournaledRun(Tape, 0, journal, watchdog: new WatchdogOptions { CheckPeriodNs = 1, DeadlineNs = 1, GraceNs = 60 * EngineTime.NsPerSecond }, onQuiet: AwaitTrip);
        Assert.Contains(run.Ledger, e => e.Kind == LedgerEventKind.Risk && e.Risk.Kind == RiskEventKind.ExitDeadlineMissed);
        AssertMadeAgain(run, journal);
    }

    private static void AwaitTrip(Pipeline pipeline, int events)
    {
        while (pipeline.Desk!.Stage.Account.OpenPositions > 0 && pipeline.Watchdog!.Missed == 0) Thread.Yield();
    }

    private static void AssertMadeAgain(JournaledRun run, MemoryJournal journal)
    {
        var parity = run.Replay(journal);
        Assert.True(parity.IsEqual, $"{parity.First}");
        Assert.Equal((run.Ledger.Count, 0L), (parity.Ledger.Compared, parity.Lost));
    }

    // As the watchdog does it, and its position is not asked for again.
    private sealed class AskedExit(int eventsOpen)
    {
        private readonly OpenPosition[] _positions = new OpenPosition[64];
        private int _since;
        private long _last;

        public void Look(Pipeline pipeline, int events)
        {
            var desk = pipeline.Desk!;
            if (desk.Stage.CopyOpenPositions(_positions) == 0 || _positions[0].PositionId == _last) return;
            if (_since++ < eventsOpen) return;
            (_since, _last) = (0, _positions[0].PositionId);
            Assert.True(desk.Post(new Command { Kind = CommandKind.ExitOverdue, Value = _last, InstrumentId = -1, Origin = CommandOrigin.Engine }));
            desk.Post(new Command { Kind = CommandKind.KillSwitch, Value = (long)KillSwitchLevel.None, Reason = KillSwitchReason.ExitDeadline, Origin = CommandOrigin.Operator, InstrumentId = -1 });
        }
    }
}
