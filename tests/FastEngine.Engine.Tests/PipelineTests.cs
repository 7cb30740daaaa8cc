using FastEngine.Core;
using FastEngine.Rings;
using FastEngine.Signals;
using FastEngine.Signals.Candles;
using FastEngine.Signals.Surveillance;

namespace FastEngine.Engine.Tests;

public class PipelineTests
{
    private const int Instruments = 5;
    private const int Trades = 20_000;

    [Theory]
    [InlineData(Topology.Sharded, 1, IdleKind.Backoff)]
    [InlineData(Topology.Sharded, 3, IdleKind.Yielding)]
    [InlineData(Topology.Sharded, 4, IdleKind.Blocking)]
    public void Every_topology_gives_each_symbol_the_same_results(Topology topology, int shards, IdleKind idle)
    {
        var expected = Run(new EngineOptions { Topology = Topology.Fused });
        Assert.True(expected.All(lines => lines.Count > 100));
        Assert.Equal(expected, Run(new EngineOptions { Topology = topology, Shards = shards, Idle = idle, RingSize = 64, OutputRingSize = 64 }));
    }

    [Theory]
    [InlineData(Topology.Fused)]
    [InlineData(Topology.Sharded)]
    public void Profiles_come_only_when_they_are_wanted_and_change_nothing_else(Topology topology)
    {
        var options = new EngineOptions { Topology = topology, Shards = 2, OutputRingSize = 64 };
        var expected = Run(options, out var unwanted);
        Assert.Equal(expected, Run(options with { PublishesZones = true }, out var wanted));
        Assert.Equal(0, unwanted.Profiles);
        Assert.True(wanted.Profiles > 0);
    }

    [Fact]
    public void Hot_threads_report_their_ticks_and_allocate_nothing()
    {
        using var pipeline = Pipeline(new EngineOptions { Topology = Topology.Sharded, Shards = 2 });
        pipeline.Start(new GeneratedSource(pipeline.Inbound, Instruments, Trades), new Recorder());
        pipeline.RunToEnd();
        var threads = pipeline.HotThreads();
        Assert.Equal(["source", "shard-0", "shard-1"], threads.Select(thread => thread.Name));
        Assert.Equal(Trades, threads[0].Ticks);
        Assert.Equal(Trades, threads[1].Ticks + threads[2].Ticks);
        Assert.All(threads.Skip(1), thread => Assert.Equal(0, thread.AllocatedBytes));
        Assert.True(pipeline.Latency().Count > 0);
    }

    [Fact]
    public void A_stop_request_ends_the_source_and_drains_the_rest()
    {
        using var pipeline = Pipeline(new EngineOptions { Topology = Topology.Sharded, Shards = 2 });
        var source = new GeneratedSource(pipeline.Inbound, Instruments, int.MaxValue);
        pipeline.Start(source, new Recorder());
        pipeline.RunToEnd(() =>
        {
            if (source.Ticks > 1000) pipeline.RequestStop();
        });
        Assert.Equal(source.Ticks, pipeline.HotThreads().Skip(1).Sum(thread => thread.Ticks));
    }

    [Theory]
    [InlineData(Topology.Fused)]
    [InlineData(Topology.Sharded)]
    public void A_handler_that_fails_ends_the_run_with_its_reason_and_leaves_no_thread_waiting(Topology topology)
    {
        using var pipeline = Pipeline(new EngineOptions { Topology = topology, Shards = 2, OutputRingSize = 64 });
        pipeline.Start(new GeneratedSource(pipeline.Inbound, Instruments, Trades), new Recorder { FailsAt = 10 });
        var exception = Assert.Throws<AgentFailedException>(() => pipeline.RunToEnd());
        Assert.Contains("the handler failed", exception.Message);
    }

    private static List<string>[] Run(EngineOptions options) => Run(options, out _);

    private static List<string>[] Run(EngineOptions options, out Recorder recorder)
    {
        using var pipeline = Pipeline(options);
        recorder = new Recorder();
        pipeline.Start(new GeneratedSource(pipeline.Inbound, Instruments, Trades), recorder);
        pipeline.RunToEnd();
        return recorder.Lines;
    }

    private static Pipeline Pipeline(EngineOptions options)
    {
        var instruments = Enumerable.Range(0, Instruments).Select(i => new Instrument
        {
            Id = i, Symbol = $"S{i}", Name = $"S{i}", Market = Market.UsdMargined, PriceScale = 2, QuantityScale = 0, Tick = 1, Lot = 1,
        });
        return new Pipeline(options, new SignalOptions { PoolTrades = 64 * 1024 }, new InstrumentTable([.. instruments]));
    }

    private sealed class Recorder : IShardOutputHandler
    {
        private int _count;

        public int FailsAt { get; init; } = int.MaxValue;

        public List<string>[] Lines { get; } = [.. Enumerable.Range(0, Instruments).Select(_ => new List<string>())];

        public int Profiles { get; private set; }

        public void OnProfile(in ProfileView profile) => Profiles++;

        public void OnOrderFlow(in OrderFlow flow)
        {
            if (++_count == FailsAt) throw new InvalidOperationException("the handler failed");
            Lines[flow.InstrumentId].Add($"{flow.TimeNs} {flow.Price} {flow.Imbalances[0]:R} {flow.Cvd:R} {flow.Mean:R} {flow.Deviation:R} {flow.ShortTrades}");
        }

        public void OnCandleClosed(in ClosedCandle candle) =>
            Lines[candle.InstrumentId].Add($"{candle.Timeframe} {candle.OpenTimeNs} {candle.Candle.Open} {candle.Candle.Close} {candle.Candle.Trades}");
    }
}
