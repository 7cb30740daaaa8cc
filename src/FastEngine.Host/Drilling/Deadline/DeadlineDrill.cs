using System.Text.Json.Nodes;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Engine;
using FastEngine.Engine.Deadlines;
using FastEngine.Host.Configuration;
using FastEngine.Host.Outputs.Trading;
using FastEngine.Host.Running;
using FastEngine.Signals.Strategies;
using FastEngine.Simulation.Paper;

namespace FastEngine.Host.Drilling.Deadline;

/// <summary>The trade thread stands still with a position open, and its price falls through the stop: the exit has to leave by the backup path, once.</summary>
internal sealed class DeadlineDrill(ResolvedConfig config, WatchdogOptions watchdog)
{
    private const int LedgerSlots = 64;
    private const int Commands = 200;
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(30);

    private readonly List<string> _failures = [];

    public IReadOnlyList<string> Failures => _failures;

    /// <summary>What was seen, in order.</summary>
    public IReadOnlyList<string> Story { get; private set; } = [];

    public JsonObject Report { get; private set; } = [];

    public void Run()
    {
        var instruments = new InstrumentTable([Btc()]);
        var setup = new TradingSetup(config, ConfigHash.Of(config), () => [Script()]);
        var desk = new TradeDesk(setup.Trading, instruments, new PaperVenue(EngineSettings.Paper(config), instruments), LedgerSlots);
        var options = new EngineOptions { Topology = Topology.Sharded, Shards = 1, Watchdog = watchdog };
        using var ledger = new StallingLedger();
        using var pipeline = new Pipeline(options, setup.Signals, instruments, setup.Strategies, desk);
        var feed = new PacedFall(pipeline.Inbound[0], price: 60_000_00, lower: 59_000_00, quantity: 1_000);
        pipeline.Start(feed, new NoOutputs(), ledger);
        var guide = new Thread(() => Guide(pipeline, desk, feed, ledger)) { Name = "drill" };
        guide.Start();
        pipeline.RunToEnd();
        guide.Join();
        Judge(pipeline, desk, ledger.Events);
    }

    // The trade thread stands still when its words find no room; then the price falls.
    private void Guide(Pipeline pipeline, TradeDesk desk, PacedFall feed, StallingLedger ledger)
    {
        if (Wait("a position to open", () => ledger.WaitUntilStalled(TimeSpan.Zero)))
        {
            for (var i = 0; i < Commands; i++)
            {
                desk.Post(new Command
                {
                    Kind = CommandKind.SetKnob, Knob = LiveKnob.MaxPositions, Value = desk.Stage[LiveKnob.MaxPositions], InstrumentId = -1, Origin = CommandOrigin.Operator,
                });
            }

            feed.Fall();
            Wait("the exit to leave by the backup path", () => pipeline.Watchdog!.Sent > 0);
        }

        ledger.GoOn();
        Wait("the trade thread to hear of its exit", () => desk.Stage.Account.OpenPositions == 0 && desk.Stage.KillSwitch == KillSwitchLevel.ReduceOnly);
        pipeline.RequestStop();
    }

    private bool Wait(string what, Func<bool> has)
    {
        if (SpinWait.SpinUntil(has, Most)) return true;
        _failures.Add($"waited {Most.TotalSeconds:F0} s for {what}");
        return false;
    }

    private void Judge(Pipeline pipeline, TradeDesk desk, IReadOnlyList<LedgerEvent> events)
    {
        var exits = events.Where(e => e.Kind == LedgerEventKind.OrderPlaced && e.Order.Leg == OrderLeg.Exit).Select(e => e.Order).ToList();
        var trades = events.Where(e => e.Kind == LedgerEventKind.TradeClosed).Select(e => e.Trade).ToList();
        var entered = events.Where(e => e.Kind == LedgerEventKind.OrderPlaced && e.Order.Leg == OrderLeg.Entry).Sum(e => e.Order.Quantity);
        Expect(exits.Count == 1, $"{exits.Count} exit orders were placed, not one");
        Expect(trades.Sum(trade => trade.Quantity) == entered, "what was closed is not what was entered");
        foreach (var kind in (RiskEventKind[])[RiskEventKind.ExitDeadlineMissed, RiskEventKind.BackupExitSent, RiskEventKind.DuplicateExitDropped])
        {
            var count = events.Count(e => e.Kind == LedgerEventKind.Risk && e.Risk.Kind == kind);
            Expect(count == 1, $"{Names.Snake(kind.ToString())} was said {count} times, not once");
        }

        Expect(desk.Stage.KillSwitchOf(KillSwitchReason.ExitDeadline) == KillSwitchLevel.ReduceOnly, "the kill switch is not at reduce_only");
        Expect(desk.Stage.UnattributedOf(0) == 0, "a quantity belongs to no strategy: the exit was filled twice");
        Expect(desk.Stage.Counters.UnknownReports == 0, $"{desk.Stage.Counters.UnknownReports} reports were on unknown orders");
        Story = [.. events.Where(IsTold).Select(Tell)];
        var seen = pipeline.Watchdog!;
        Report = new JsonObject
        {
            ["failures"] = new JsonArray([.. _failures.Select(failure => (JsonNode?)failure)]), ["missed"] = seen.Missed, ["backup_sent"] = seen.Sent,
            ["exit_orders"] = exits.Count, ["checks"] = seen.CheckSlack.Count, ["check_slack_p1_ms"] = seen.CheckSlack.PercentileNs(1) / EngineTime.NsPerMs,
            ["check_slack_p50_ms"] = seen.CheckSlack.PercentileNs(50) / EngineTime.NsPerMs,
        };
    }

    private void Expect(bool holds, string failure)
    {
        if (!holds) _failures.Add(failure);
    }

    private static bool IsTold(LedgerEvent e) => e.Kind is LedgerEventKind.OrderPlaced or LedgerEventKind.PositionOpened or LedgerEventKind.TradeClosed
        or LedgerEventKind.KillSwitchChanged || (e.Kind == LedgerEventKind.Risk && e.Risk.Kind is RiskEventKind.ExitDeadlineMissed or RiskEventKind.BackupExitSent
        or RiskEventKind.DuplicateExitDropped);

    private static string Tell(LedgerEvent e)
    {
        var what = e.Kind switch
        {
            LedgerEventKind.OrderPlaced => $"{Names.Of(e.Order.Leg)} {e.Order.Id}",
            LedgerEventKind.TradeClosed => Names.Of(e.Trade.Reason),
            LedgerEventKind.KillSwitchChanged => Names.Of((KillSwitchLevel)e.Command.After),
            LedgerEventKind.Risk when e.Risk.Kind == RiskEventKind.ExitDeadlineMissed => $"by {e.Risk.Measured / EngineTime.NsPerMs:F0} ms",
            _ => "",
        };
        return $"{(e.TimeNs - PacedFall.Start) / 1e9,8:F3} s  {Names.Of(in e)} {what}".TrimEnd();
    }

    private static ScriptedStrategy Script() => new(
        [new ScriptedSignal(PacedFall.Start + EngineTime.NsPerSecond, InstrumentId: 0, Direction.Long, EntryScore: 1, Confluence: 5, ZoneEdge: 0)], "drill");

    private static Instrument Btc() => new()
    {
        Id = 0, Symbol = "BTCUSDT", Name = "BTCUSDT", Market = Market.UsdMargined, PriceScale = 2, QuantityScale = 3, Tick = 10, Lot = 1, MinNotional = 5 * Money.One,
    };

    private sealed class NoOutputs : IShardOutputHandler;
}
