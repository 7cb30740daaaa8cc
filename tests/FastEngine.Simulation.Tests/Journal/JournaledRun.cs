using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Engine;
using FastEngine.Engine.Deadlines;
using FastEngine.Engine.Journal;
using FastEngine.Engine.Tests;
using FastEngine.Signals.Decisions;
using FastEngine.Signals.Strategies;
using FastEngine.Signals.Tests.Decisions;
using FastEngine.Simulation.Paper;
using FastEngine.Simulation.Tests.Desk;

namespace FastEngine.Simulation.Tests.Journal;

/// <summary>A run over a tape that keeps a journal, on one thread or on several.</summary>
internal sealed class JournaledRun : ILedgerHandler, IShardOutputHandler
{
    public const int Symbols = FusedRun.Symbols;

    private readonly int _shards;
    private readonly WatchdogOptions? _watchdog;

    /// <param name="tape">In stream order.</param>
    /// <param name="shards">0 is the fused topology.</param>
    /// <param name="journal">Kept by the run.</param>
    /// <param name="mayDrop">Whether shards' records may be dropped.</param>
    /// <param name="watchdog">Watches the exits of the run.</param>
    /// <param name="onQuiet">Between two events of the tape, and behind the last: how many there were so far. On one thread they have run to completion.</param>
    public JournaledRun(
        Tick[] tape, int shards, MemoryJournal journal, bool mayDrop = false, WatchdogOptions? watchdog = null, Action<Pipeline, int>? onQuiet = null)
    {
        _shards = shards;
        _watchdog = watchdog;
        using var pipeline = NewPipeline(new JournalWiring(journal, MayDrop: mayDrop));
        pipeline.Start(new TapeSource(pipeline.Inbound, tape, onQuiet is null ? null : events => onQuiet(pipeline, events)), this, this);
        pipeline.RunToEnd();
        Stage = pipeline.Desk!.Stage.Account;
    }

    public AccountState Stage { get; }

    public List<LedgerEvent> Ledger { get; } = [];

    public int Decisions { get; private set; }

    /// <summary>Plays the journal through a pipeline like the run's.</summary>
    public JournalParity Replay(MemoryJournal journal)
    {
        using var pipeline = NewPipeline(null);
        var player = new JournalPlayer(pipeline, drivesVenue: _shards == 0);
        journal.PlayInto(player);
        return player.Parity;
    }

    public void OnLedger(in LedgerEvent e) => Ledger.Add(e);

    public void OnDecision(in DecisionRecord record) => Decisions++;

    private Pipeline NewPipeline(JournalWiring? journal)
    {
        var paper = new PaperOptions { SubmitLatencyNs = 40 * EngineTime.NsPerMs, AckLatencyNs = 70 * EngineTime.NsPerMs, Slippage = new HalfSpread(3) };
        var desk = new TradeDesk(FusedRun.Trading, FusedRun.Instruments, new PaperVenue(paper, FusedRun.Instruments), ledgerSlots: 16_384);
        var options = (_shards == 0
            ? new EngineOptions { Topology = Topology.Fused }
            : new EngineOptions { Topology = Topology.Sharded, Shards = _shards, RingSize = 256, OutputRingSize = 256, LedgerRingSize = 256 }) with { Watchdog = journal is null ? null : _watchdog };
        return new Pipeline(options, FusedRun.Exits(Micro.Signals), FusedRun.Instruments, () => [new FourLevelStrategy(Micro.Decisions(DecisionMode.Levels))], desk, journal);
    }
}
