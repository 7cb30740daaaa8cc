using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Rings;
using FastEngine.Signals.Decisions;
using FastEngine.Signals.Strategies;
using FastEngine.Signals.Tests.Decisions;

namespace FastEngine.Engine.Tests;

public class DecisionTopologyTests
{
    private const int Symbols = 5;

    private static readonly Tick[] Tape = MarketTape.Build([.. Enumerable.Range(0, 30_000)], Symbols);

    [Theory]
    [InlineData(1, IdleKind.Backoff)]
    [InlineData(2, IdleKind.Yielding)]
    [InlineData(4, IdleKind.Blocking)]
    public void Each_symbols_decisions_and_signals_are_the_same_on_every_topology(int shards, IdleKind idle)
    {
        var expected = Run(new EngineOptions { Topology = Topology.Fused });
        Assert.All(expected, lines => Assert.Contains(lines, line => line.StartsWith("signal", StringComparison.Ordinal)));
        Assert.Equal(expected, Run(new EngineOptions { Topology = Topology.Sharded, Shards = shards, Idle = idle, RingSize = 256, OutputRingSize = 64 }));
    }

    private static List<string>[] Run(EngineOptions options)
    {
        using var pipeline = new Pipeline(options, Micro.Signals, new InstrumentTable(Micro.Instruments(Symbols)),
            () => [new FourLevelStrategy(Micro.Decisions(DecisionMode.Levels))]);
        var recorder = new Recorder();
        pipeline.Start(new TapeSource(pipeline.Inbound, Tape), recorder);
        pipeline.RunToEnd();
        Assert.All(pipeline.HotThreads().Where(thread => thread.Name.StartsWith("shard", StringComparison.Ordinal)), thread => Assert.Equal(0, thread.AllocatedBytes));
        return recorder.Lines;
    }

    private sealed class Recorder : IShardOutputHandler
    {
        public List<string>[] Lines { get; } = [.. Enumerable.Range(0, Symbols).Select(_ => new List<string>())];

        public void OnDecision(in DecisionRecord r) => Lines[r.InstrumentId].Add(
            $"{r.Sequence} {r.TimeNs} {r.Decision} {r.Direction} {r.Level} {r.Stop} {r.Outcome} {r.ZoneKind} {r.ZoneId} {r.ZoneEdge} {r.Bounce:R} {r.ImbalanceShort:R} {r.Confluence:R}");

        public void OnSignal(in Signal s) => Lines[s.InstrumentId].Add($"signal {s.Sequence} {s.TimeNs} {s.Decision} {s.Direction} {s.Price} {s.ZoneEdge} {s.EntryScore:R}");
    }
}
