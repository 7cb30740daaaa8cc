using System.Runtime.CompilerServices;
using FastEngine.Core;
using FastEngine.Engine;
using FastEngine.Feeds.Intake;
using FastEngine.Rings;
using FastEngine.Signals;
using FastEngine.Signals.Strategies;

namespace FastEngine.Host.Running;

/// <summary>The memory that a run of so many symbols takes before its first tick, bytes. All of it is fixed; only the rows that
/// <c>analyze</c> writes grow with the tape.</summary>
internal sealed record MemoryBudget(long Pool, long Symbols, long Intake, long Rings)
{
    /// <summary>Runtime, code, read-ahead of four inputs and the outputs' buffers: measured, rounded up.</summary>
    public const long Base = 160_000_000;

    public long Total => Pool + Symbols + Intake + Rings + Base;

    public static MemoryBudget Of(EngineOptions engine, SignalOptions signals, Func<IReadOnlyList<Strategy>> strategies, IntakeOptions intake, int symbols)
    {
        var shards = TopologyPlan.Resolve(engine, CpuTopology.UsableCoreCount).Shards;
        var small = signals with { PoolTrades = 1 };

        // The difference of two real ones, so that it is true whatever a symbol's state comes to be.
        var perSymbol = SizeOf(small, strategies, 2) - SizeOf(small, strategies, 1);
        var pool = SizeOf(signals, strategies, 1) - SizeOf(small, strategies, 1);
        var rings = (long)engine.RingSize * Unsafe.SizeOf<Tick>() + (long)engine.OutputRingSize * Unsafe.SizeOf<ShardOutput>();
        return new MemoryBudget(pool * shards, perSymbol * symbols, TradeIntake.BytesFor(intake, symbols), rings * shards);
    }

    private static long SizeOf(SignalOptions signals, Func<IReadOnlyList<Strategy>> strategies, int symbols)
    {
        var instruments = Enumerable.Range(0, symbols).Select(i => new Instrument
        {
            Id = i, Symbol = $"S{i}", Name = $"S{i}", Market = Market.Spot, PriceScale = 8, QuantityScale = 8, Tick = 1, Lot = 1,
        });
        return new ShardSignals<NoSink>(signals, [.. instruments], strategies(), default).SizeInBytes;
    }
}
