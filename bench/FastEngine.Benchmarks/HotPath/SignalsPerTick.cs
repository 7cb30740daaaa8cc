using BenchmarkDotNet.Attributes;
using FastEngine.Core;
using FastEngine.Feeds.Generation;
using FastEngine.Signals;
using FastEngine.Signals.Decisions;
using FastEngine.Signals.Strategies;

namespace FastEngine.Benchmarks.HotPath;

/// <summary>One tick through windows and candles, and through levels and exits as well, warm, by number of symbols and shape of traffic.</summary>
[MemoryDiagnoser]
public class SignalsPerTick
{
    private const int Ticks = 1_000_000;

    private readonly Tick[] _ticks = new Tick[Ticks];
    private ShardSignals<NoSink> _signals = null!;
    private long _spanNs;

    [Params(10, 100, 1000)]
    public int Symbols { get; set; }

    [Params(TrafficShape.Zipf, TrafficShape.Uniform)]
    public TrafficShape Traffic { get; set; }

    /// <summary>With the four-level strategy on candles of seconds, the regime forced: every symbol is warm, and all levels are evaluated.</summary>
    [Params(false, true)]
    public bool Levels { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var options = new SyntheticMarketOptions
        {
            Symbols = SyntheticSymbols.Many(Symbols), Traffic = Traffic, MaxTrades = Ticks, TradesPerSecond = 10_000,
        };
        var table = SyntheticTicks.TableOf(options.Symbols);
        var ticks = new SyntheticTicks(options.Symbols, table);
        var market = new SyntheticMarket(options);
        for (var i = 0; i < Ticks && market.NextTrade(out var trade); i++) ticks.Fill(in trade, ref _ticks[i]);
        _spanNs = _ticks[^1].ExchangeTimeNs - _ticks[0].ExchangeTimeNs + EngineTime.NsPerSecond;
        var signals = new SignalOptions();
        if (Levels) signals = signals with { ForceRegime = true, TimeframesNs = [EngineTime.NsPerSecond, 5 * EngineTime.NsPerSecond, 15 * EngineTime.NsPerSecond] };
        IReadOnlyList<Strategy> strategies = Levels ? [new FourLevelStrategy(new DecisionOptions())] : [];
        _signals = new ShardSignals<NoSink>(signals, table.All.ToArray(), strategies, default);
        TickThroughShard();
    }

    // Each pass goes on where the last ended, so that windows stay full.
    [Benchmark(OperationsPerInvoke = Ticks)]
    public void TickThroughShard()
    {
        foreach (ref var tick in _ticks.AsSpan())
        {
            tick.ExchangeTimeNs += _spanNs;
            _signals.OnTrade(tick.InstrumentId, in tick);
        }
    }
}
