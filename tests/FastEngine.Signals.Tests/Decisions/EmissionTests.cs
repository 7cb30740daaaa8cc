using FastEngine.Core;
using FastEngine.Signals.Confluence;
using FastEngine.Signals.Decisions;
using FastEngine.Signals.Strategies;
using FastEngine.Signals.Surveillance;
using FastEngine.Signals.Tests.Windows;

namespace FastEngine.Signals.Tests.Decisions;

/// <summary>When an evaluation that passes becomes a signal. Here one passes where the price is 1,000 or more, for a short where it is 900 or less.</summary>
public class EmissionTests
{
    private const long Pass = 1_000;
    private const long Fail = 950;
    private const long PassShort = 900;
    private const int WarmUp = 21;

    private readonly Recording _recording = new();
    private readonly ShardSignals<RecordingSink> _shard;
    private long _id;

    public EmissionTests()
    {
        // No zone, gap or value area, so that nothing but the outcome changes.
        var options = Micro.Signals with
        {
            GapMaxNs = EngineTime.NsPerMinute, Profile = new ProfileOptions { WindowNs = EngineTime.NsPerHour, PeriodNs = EngineTime.NsPerHour },
            Zones = new ZoneOptions { VolumeMultipleMilli = 1_000_000 }, Gaps = new GapOptions { MinSizePpm = 500_000 },
        };
        var decisions = Micro.Decisions(DecisionMode.Confluence) with
        {
            Confluence = new ConfluenceScore([new PriceAnalyser()], []), Required = new RequiredScore(0, 0, 0, 0, 0),
        };
        _shard = new ShardSignals<RecordingSink>(options, Micro.Instruments(1), [new FourLevelStrategy(decisions)], new RecordingSink(_recording));
    }

    [Fact]
    public void Warming_is_failing_so_that_the_first_warm_evaluation_signals()
    {
        for (var i = 0; i <= WarmUp * 10; i++) Trade(i * 0.1, Pass);
        Assert.Equal([("Long", WarmUp)], Signals());
        Assert.Equal(WarmUp * 10 + 1, _shard.Funnel(0, 0).Evaluations);
        Assert.Equal(1, _shard.Funnel(0, 0).Warm);
    }

    [Fact]
    public void A_signal_needs_a_failure_before_it()
    {
        Warm();
        for (var i = 0; i < 100; i++) Trade(30 + i * 0.1, Pass);
        Assert.Equal([("Long", 30)], Signals());
        Trade(45, Fail);
        Trade(45.1, Pass);
        Assert.Equal([("Long", 30), ("Long", 45)], Signals());
    }

    [Fact]
    public void A_candle_of_the_fastest_timeframe_has_one_signal_of_a_direction_and_its_edge_is_spent()
    {
        Warm();
        Trade(30, Pass);
        Trade(30.1, Fail);
        Trade(30.2, Pass);
        Trade(30.9, Pass);
        Trade(31.1, Pass); // passing on into the next candle is no edge
        Assert.Equal([("Long", 30)], Signals());
        Trade(31.2, Fail);
        Trade(31.3, Pass);
        Assert.Equal([("Long", 30), ("Long", 31)], Signals());
    }

    [Fact]
    public void Directions_do_not_share_their_candle()
    {
        Warm();
        Trade(30, Pass);
        Trade(30.1, PassShort);
        Trade(30.2, Pass);
        Trade(30.3, PassShort);
        Assert.Equal([("Long", 30), ("Short", 30)], Signals());
        Assert.Equal(4, _shard.Funnel(0, 0).Evaluations - WarmUp * 2);
        Assert.Equal(2, _shard.Funnel(0, 0).Signals);
    }

    [Fact]
    public void After_a_reset_the_symbol_warms_up_and_signals_again()
    {
        Warm();
        Trade(30, Pass);
        for (var i = 0; i <= WarmUp * 2; i++) Trade(100 + i * 0.5, Pass);
        Assert.Equal([("Long", 30), ("Long", 100 + WarmUp)], Signals());
    }

    [Fact]
    public void A_late_trade_is_not_evaluated()
    {
        Warm();
        var before = _shard.Funnel(0, 0).Evaluations;
        Trade(30, Fail);
        Trade(29.9, Pass);
        Trade(30.1, Pass, TickFlags.LateById);
        Assert.Empty(Signals());
        Assert.Equal(before + 1, _shard.Funnel(0, 0).Evaluations);
    }

    [Fact]
    public void A_record_is_written_on_a_change_and_for_every_signal_and_they_are_numbered()
    {
        Warm();
        var before = _recording.Decisions.Count;
        Assert.Equal(4, before); // warming and warm, each in both directions
        foreach (var (seconds, price) in ((double, long)[])
                 [(30, Fail), (30.1, Fail), (30.2, Pass), (30.3, Pass), (30.4, Pass), (30.5, Fail), (30.6, Pass), (31, Pass), (31.1, Fail), (31.2, Pass)])
            Trade(seconds, price);
        Assert.Equal(
            ["Long Signalled", "Long Passed", "Long Rejected", "Long Passed", "Long Rejected", "Long Signalled"],
            _recording.Decisions.Skip(before).Select(record => $"{record.Direction} {record.Outcome}"));
        Assert.Equal(Enumerable.Range(1, _recording.Decisions.Count).Select(i => (long)i), _recording.Decisions.Select(record => record.Decision));
        Assert.All(_recording.Signals, signal =>
        {
            var record = _recording.Decisions[(int)signal.Decision - 1];
            Assert.Equal((DecisionOutcome.Signalled, signal.TimeNs, signal.Sequence, signal.Price, signal.Direction, signal.EntryScore, signal.Confluence, signal.ZoneEdge),
                (record.Outcome, record.TimeNs, record.Sequence, record.Price, record.Direction, record.EntryScore, record.Confluence, record.ZoneEdge));
        });
    }

    private void Warm()
    {
        for (var i = 0; i < WarmUp * 2; i++) Trade(8.5 + i * 0.5, Fail);
        _recording.Signals.Clear();
    }

    private void Trade(double seconds, long price, TickFlags flags = TickFlags.None) => _shard.OnTrade(0, new Tick
    {
        Kind = EventKind.Trade, ExchangeTimeNs = TestTape.Start + (long)Math.Round(seconds * 1000) * EngineTime.NsPerMs, Price = price, Quantity = 10,
        TradeId = ++_id, Sequence = _id, Flags = flags,
    });

    private IEnumerable<(string, int)> Signals() =>
        _recording.Signals.Select(signal => (signal.Direction.ToString(), (int)((signal.TimeNs - TestTape.Start) / EngineTime.NsPerSecond)));

    private sealed class PriceAnalyser : IPrimaryAnalyser
    {
        public string Name => "price";

        public bool Passes(in ConfluenceInput input) => input.IsLong ? input.Price >= Pass : input.Price <= PassShort;
    }
}
