using BenchmarkDotNet.Attributes;
using FastEngine.Core;
using FastEngine.Feeds.Generation;
using FastEngine.Signals;

namespace FastEngine.Benchmarks.HotPath;

/// <summary>One tick through windows and candles, warm, by number of symbols and shape of traffic.</summary>
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
        _signals = new ShardSignals<NoSink>(new SignalOptions(), table.All.ToArray(), [], default);
        ThroughWindowsAndCandles();
    }

    // Each pass goes on where the last ended, so that windows stay full.
    [Benchmark(OperationsPerInvoke = Ticks)]
    public void ThroughWindowsAndCandles()
    {
        foreach (ref var tick in _ticks.AsSpan())
        {
            tick.ExchangeTimeNs += _spanNs;
            _signals.OnTrade(tick.InstrumentId, in tick);
        }
    }
}
