using FastEngine.Core;
using FastEngine.Signals.Strategies;
using FastEngine.Signals.Tests.Decisions;

namespace FastEngine.Signals.Tests.Strategies;

public class ScriptedStrategyTests
{
    private readonly Recording _recording = new();
    private long _sequence;

    [Fact]
    public void A_signal_comes_at_its_symbols_first_on_time_trade_at_or_after_its_time()
    {
        var shard = Shard(new ScriptedSignal(At(10), 0, Direction.Long, 1.5, 4, ZoneEdge: 90), new ScriptedSignal(At(10), 1, Direction.Short, 0, 0, 0));
        Trade(shard, 0, 9.999);
        Trade(shard, 1, 12);
        Assert.Equal(["1 Short at 12 #2"], Signals());
        shard.OnClock(new Tick { Kind = EventKind.Clock, ExchangeTimeNs = At(11), InstrumentId = -1 });
        Trade(shard, 0, 10.5); // late: the clock is past it
        Assert.Single(Signals());
        Trade(shard, 0, 11);
        Assert.Equal(["1 Short at 12 #2", "0 Long at 11 #4"], Signals());
        var signal = _recording.Signals[1];
        Assert.Equal((1.5, 4.0, 90, 100, 1), (signal.EntryScore, signal.Confluence, signal.ZoneEdge, signal.Price, signal.Decision));
        Trade(shard, 0, 20);
        Assert.Equal(2, _recording.Signals.Count);
    }

    [Fact]
    public void Those_of_one_symbol_come_by_time_then_as_listed_and_several_at_one_trade()
    {
        var shard = Shard(
            new ScriptedSignal(At(30), 0, Direction.Long, 3, 0, 0), new ScriptedSignal(At(10), 0, Direction.Short, 1, 0, 0),
            new ScriptedSignal(At(20), 0, Direction.Long, 2, 0, 0), new ScriptedSignal(At(10), 0, Direction.Long, 1.5, 0, 0));
        Trade(shard, 0, 5);
        Trade(shard, 0, 25);
        Trade(shard, 0, 26);
        Trade(shard, 0, 30);
        Assert.Equal([1, 1.5, 2, 3], _recording.Signals.Select(signal => signal.EntryScore));
        Assert.Equal([1L, 2, 3, 4], _recording.Signals.Select(signal => signal.Decision));
        Assert.Equal([2L, 2, 2, 4], _recording.Signals.Select(signal => signal.Sequence));
    }

    [Fact]
    public void One_that_comes_again_keeps_its_rhythm_and_makes_up_for_nothing()
    {
        var shard = Shard(new ScriptedSignal(At(10), 0, Direction.Long, 1, 0, 0, EveryNs: 10 * EngineTime.NsPerSecond), new ScriptedSignal(At(25), 0, Direction.Short, 2, 0, 0));
        foreach (var seconds in new[] { 9.0, 11, 19, 20, 24, 26, 47, 49, 50 }) Trade(shard, 0, seconds);
        Assert.Equal(["0 Long at 11 #2", "0 Long at 20 #4", "0 Short at 26 #6", "0 Long at 47 #7", "0 Long at 50 #9"], Signals());
        Assert.Equal([1L, 2, 3, 4, 5], _recording.Signals.Select(signal => signal.Decision));
    }

    [Fact]
    public void A_reset_forgets_none()
    {
        var shard = Shard(new ScriptedSignal(At(10), 0, Direction.Long, 1, 0, 0), new ScriptedSignal(At(8000), 0, Direction.Short, 2, 0, 0));
        Trade(shard, 0, 5);
        Trade(shard, 0, 7200);
        Trade(shard, 0, 8001);
        Assert.Equal(["0 Long at 7200 #2", "0 Short at 8001 #3"], Signals());
    }

    private static long At(double seconds) => MarketTape.Start + (long)Math.Round(seconds * 1000) * EngineTime.NsPerMs;

    private ShardSignals<RecordingSink> Shard(params ScriptedSignal[] script) =>
        new(Micro.Signals, Micro.Instruments(2), [new ScriptedStrategy(script)], new RecordingSink(_recording));

    private void Trade(ShardSignals<RecordingSink> shard, int symbol, double seconds) => shard.OnTrade(symbol, new Tick
    {
        Kind = EventKind.Trade, ExchangeTimeNs = At(seconds), InstrumentId = symbol, Price = 100, Quantity = 1, Sequence = ++_sequence,
    });

    private string[] Signals() =>
        [.. _recording.Signals.Select(s => $"{s.InstrumentId} {s.Direction} at {(s.TimeNs - MarketTape.Start) / EngineTime.NsPerSecond} #{s.Sequence}")];
}
