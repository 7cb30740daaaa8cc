using BenchmarkDotNet.Attributes;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Feeds.Generation;
using FastEngine.Signals;

namespace FastEngine.Benchmarks.HotPath;

/// <summary>One tick through a shard without and with 50 open positions, on one symbol and spread over 50, checks and views included.</summary>
/// <remarks>100 trades a second a symbol. A position whose exit is asked for is closed, and another opened at the price: trailing, stops and checks go on.</remarks>
[MemoryDiagnoser]
public class OpenPositions
{
    private const int Ticks = 1_000_000;
    private const double TradesPerSecond = 100;

    private readonly Tick[] _ticks = new Tick[Ticks];
    private readonly ExitQueue _exits = new();
    private ShardSignals<ExitQueueSink> _signals = null!;
    private long _spanNs;
    private long _lastId;

    [Params(1, 50)]
    public int Symbols { get; set; }

    [Params(0, 50)]
    public int Positions { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var options = new SyntheticMarketOptions
        {
            Symbols = SyntheticSymbols.Many(Symbols), Traffic = TrafficShape.Uniform, MaxTrades = Ticks, TradesPerSecond = TradesPerSecond * Symbols,
        };
        var table = SyntheticTicks.TableOf(options.Symbols);
        var ticks = new SyntheticTicks(options.Symbols, table);
        var market = new SyntheticMarket(options);
        for (var i = 0; i < Ticks && market.NextTrade(out var trade); i++) ticks.Fill(in trade, ref _ticks[i]);
        _spanNs = _ticks[^1].ExchangeTimeNs - _ticks[0].ExchangeTimeNs + EngineTime.NsPerSecond;
        _signals = new ShardSignals<ExitQueueSink>(new SignalOptions(), table.All.ToArray(), [], new ExitQueueSink(_exits));
        TickThroughShard();
        for (var i = 0; i < Positions; i++)
        {
            var last = Array.FindLast(_ticks, tick => tick.InstrumentId == i % Symbols);
            Open(last.InstrumentId, last.Price, last.ExchangeTimeNs);
        }

        TickThroughShard();
    }

    // Each pass goes on where the last ended, so that windows stay full.
    [Benchmark(OperationsPerInvoke = Ticks)]
    public long TickThroughShard()
    {
        long exits = 0;
        foreach (ref var tick in _ticks.AsSpan())
        {
            tick.ExchangeTimeNs += _spanNs;
            _signals.OnTrade(tick.InstrumentId, in tick);
            if (_exits.Count == 0) continue;
            exits += _exits.Count;
            Renew(in tick);
        }

        return exits;
    }

    private void Renew(in Tick tick)
    {
        for (var i = 0; i < _exits.Count; i++)
        {
            _signals.OnPosition(tick.InstrumentId, new PositionUpdate { Kind = PositionUpdateKind.Closed, PositionId = _exits[i], InstrumentId = tick.InstrumentId });
            Open(tick.InstrumentId, tick.Price, tick.ExchangeTimeNs);
        }

        _exits.Clear();
    }

    private void Open(int instrumentId, long price, long timeNs)
    {
        var id = ++_lastId;
        _signals.OnPosition(instrumentId, new PositionUpdate
        {
            Kind = PositionUpdateKind.Opened, PositionId = id, InstrumentId = instrumentId, Quantity = 1, Cost = price, TimeNs = timeNs,
            Direction = id % 2 == 0 ? Direction.Long : Direction.Short,
        });
    }
}
