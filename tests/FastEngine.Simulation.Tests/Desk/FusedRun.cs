using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Engine;
using FastEngine.Engine.Tests;
using FastEngine.Signals;
using FastEngine.Signals.Decisions;
using FastEngine.Signals.Strategies;
using FastEngine.Signals.Tests.Decisions;
using FastEngine.Simulation.Paper;
using FastEngine.Trading;
using FastEngine.Trading.Portfolio;
using FastEngine.Trading.Safety;

namespace FastEngine.Simulation.Tests.Desk;

/// <summary>A whole fused run over a tape: shard, trade stage and paper venue, with the account looked at after every event.</summary>
internal sealed class FusedRun : ILedgerHandler, IShardOutputHandler
{
    public const int Symbols = 3;

    /// <summary>Entries, exits and accounts alone: what guards and protects has tests of its own, and would end most of it before it began.</summary>
    public static readonly TradingOptions Trading = new()
    {
        FitExposure = true, MaxPositions = 4, Protection = new() { IsEnabled = false }, Dtms = new() { IsEnabled = false },
        Portfolio = new() { Health = HealthOptions.Off, GroupExposurePpm = 100_000_000 },
        Safety = SafetyOptions.Off,
    };

    public static readonly InstrumentTable Instruments = new(Micro.Instruments(Symbols));

    public FusedRun(Tick[] tape, PaperOptions paper, SignalOptions? signals = null, IReadOnlyList<ScriptedSignal>? script = null)
    {
        var venue = new PaperVenue(paper, Instruments);
        var desk = new TradeDesk(Trading, Instruments, venue, ledgerSlots: 1024);
        using var pipeline = new Pipeline(new EngineOptions { Topology = Topology.Fused }, Exits(signals ?? Micro.Signals), Instruments,
            () => script is null ? [new FourLevelStrategy(Micro.Decisions(DecisionMode.Levels))] : [new ScriptedStrategy(script)], desk);
        var positions = new OpenPosition[desk.Stage.OpenPositionCapacity];
        var source = new TapeSource(pipeline.Inbound, tape, events =>
        {
            var open = positions[..desk.Stage.CopyOpenPositions(positions)];
            Looks.Add(new Look(tape[events - 1].Sequence, desk.Stage.Account, [.. open], [.. Enumerable.Range(0, Symbols).Select(venue.Position)]));
        });
        pipeline.Start(source, this, this);
        pipeline.RunToEnd();
        Counters = desk.Stage.Counters;
    }

    /// <summary>Without the dump detector, which comes before the other exits.</summary>
    public static SignalOptions Exits(SignalOptions signals) => signals with { Exits = signals.Exits with { Dump = signals.Exits.Dump with { IsEnabled = false } } };

    public List<Look> Looks { get; } = [];

    public List<LedgerEvent> Ledger { get; } = [];

    public List<Signal> Signals { get; } = [];

    public List<string> Decisions { get; } = [];

    public TradeCounters Counters { get; }

    public IEnumerable<ClosedTrade> Trades => Ledger.Where(e => e.Kind == LedgerEventKind.TradeClosed).Select(e => e.Trade);

    public void OnLedger(in LedgerEvent e) => Ledger.Add(e);

    public void OnSignal(in Signal signal) => Signals.Add(signal);

    public void OnDecision(in DecisionRecord r) => Decisions.Add($"{r.Sequence} {r.InstrumentId} {r.Direction} {r.Level} {r.Stop} {r.Outcome} {r.ZoneId}");

    /// <summary>The ledger as text, all but stamps, up to an event.</summary>
    public List<string> LedgerText(long lastSequence = long.MaxValue) => [.. Ledger.Where(e => e.Sequence <= lastSequence).Select(e => LedgerLine.Of(in e))];
}
