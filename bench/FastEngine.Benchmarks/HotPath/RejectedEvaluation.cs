using BenchmarkDotNet.Attributes;
using FastEngine.Core;
using FastEngine.Signals;
using FastEngine.Signals.Candles;
using FastEngine.Signals.Decisions;
using FastEngine.Signals.Strategies;
using FastEngine.Signals.Surveillance;

namespace FastEngine.Benchmarks.HotPath;

/// <summary>What an evaluation costs that is rejected at each level, beside the same tick with no strategy: the difference is the evaluation.</summary>
[MemoryDiagnoser]
public class RejectedEvaluation
{
    private const int Ticks = 100_000;
    private const long Price = 5_000_000;
    private const long FarNs = 10_000 * 24 * EngineTime.NsPerHour;
    private const long StartNs = 1_723_075_200L * EngineTime.NsPerSecond;

    private ShardSignals<NoSink> _signals = null!;
    private Tick _tick;

    public enum Rejection
    {
        NoStrategy,

        /// <summary>The regime is ranging: a flag.</summary>
        Level1,

        /// <summary>Trending, and at no zone.</summary>
        Level2,

        /// <summary>At the value area's edge, and no cascade.</summary>
        Level3,
    }

    [Params(Rejection.NoStrategy, Rejection.Level1, Rejection.Level2, Rejection.Level3)]
    public Rejection At { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var instrument = new Instrument { Id = 0, Symbol = "S", Name = "S", Market = Market.UsdMargined, PriceScale = 2, QuantityScale = 3, Tick = 1, Lot = 1 };
        var options = new SignalOptions { PoolTrades = 1 << 20, ForceRegime = At >= Rejection.Level2 };

        // No value area for years: flat candles make no zone either.
        if (At == Rejection.Level2) options = options with { Profile = new ProfileOptions { WindowNs = FarNs, PeriodNs = FarNs } };
        IReadOnlyList<Strategy> strategies = At == Rejection.NoStrategy ? [] : [new FourLevelStrategy(new DecisionOptions())];
        _signals = new ShardSignals<NoSink>(options, [instrument], strategies, default);
        for (var timeframe = 0; timeframe < options.TimeframesNs.Count; timeframe++)
        {
            var length = options.TimeframesNs[timeframe];
            for (var i = options.CandleHistory; i > 0; i--)
            {
                var candle = new Candle { Open = Price, High = Price + i % 3, Low = Price - i % 5, Close = Price, BuyTrades = 1 };
                candle.BuyVolume.Add(1_000);
                _signals.LoadCandle(0, timeframe, in candle, StartNs - i * length);
            }
        }

        _tick = new Tick { Kind = EventKind.Trade, ExchangeTimeNs = StartNs, Price = Price, Quantity = 100 };

        // Past the first boundaries: half an hour of trades.
        for (var i = 0; i < 200_000; i++) Next(Price);
    }

    [Benchmark(OperationsPerInvoke = Ticks)]
    public void Trades()
    {
        var price = _tick.Price;
        for (var i = 0; i < Ticks; i++) Next(price);
    }

    // A hundred trades a second, sides in turn: no cascade.
    private void Next(long price)
    {
        _tick.ExchangeTimeNs += 10 * EngineTime.NsPerMs;
        _tick.Aggressor = (Side)(_tick.ExchangeTimeNs / EngineTime.NsPerMs / 10 % 2);
        _tick.Price = price;
        _signals.OnTrade(0, in _tick);
    }
}
