using BenchmarkDotNet.Attributes;
using FastEngine.Core;
using FastEngine.Storage.Symbols;
using FastEngine.Storage.Symbols.Rows;

namespace FastEngine.Benchmarks.Storage;

/// <summary>Queries on recent data beside a store that holds a quarter of an hour of 100 symbols, attached: connection, views, transaction and rows.</summary>
public class RecentQueries : IDisposable
{
    private const int Symbols = 100;
    private const int TicksEach = 50_000;
    private const long Start = 1_700_000_000_000_000_000;

    private string _folder = "";
    private SymbolStore _store = null!;
    private SymbolQuery _query = null!;
    private IReadOnlyList<SymbolKey> _one = [];

    [GlobalSetup]
    public void Setup()
    {
        _folder = Directory.CreateTempSubdirectory("fastengine-bench-").FullName;
        _store = SymbolStore.Open(new SymbolStoreOptions { Directory = _folder });
        _query = _store.OpenQuery();
        for (var i = 0; i < Symbols; i++)
        {
            var writer = _store.Register(new SymbolKey("binance", "usdm", $"S{i}USDT"), new SymbolFacts { PriceScale = 2, QuantityScale = 3 });
            for (var tick = 0; tick < TicksEach; tick++)
                writer.Append(new TickRow { TimeNs = Start + tick * 18 * EngineTime.NsPerMs, TradeId = tick, Price = 6_000_000 + tick % 1_000, Quantity = 1 + tick % 77 });
            for (var minute = 0; minute < 15; minute++)
                writer.AppendCandle(EngineTime.NsPerMinute, new CandleRow { OpenTimeNs = Start + minute * EngineTime.NsPerMinute, Close = 6_000_000 });
            if (!_store.TryFlushAll(i)) throw new InvalidOperationException(_store.Status.Fault);
        }

        _one = _query.Find("S42USDT");
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _query.Dispose();
        _store.Dispose();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true)]
    public long CandlesOfOneSymbol() => Rows("SELECT * FROM candles_1m ORDER BY timestamp DESC LIMIT 15", _one);

    [Benchmark]
    public long LastThousandTicksOfOneSymbol() => Rows("SELECT * FROM ticks ORDER BY timestamp DESC LIMIT 1000", _one);

    [Benchmark]
    public long LastMinuteOfOneSymbol() =>
        Rows("SELECT side, sum(quantity), avg(price) FROM ticks WHERE timestamp >= (SELECT max(timestamp) FROM ticks) - INTERVAL 1 MINUTE GROUP BY side", _one);

    [Benchmark]
    public long LastCandleOfAllSymbols() => Rows("SELECT symbol, arg_max(close, timestamp) FROM candles_1m GROUP BY symbol", null);

    [Benchmark]
    public long LastTickOfAllSymbols() => Rows("SELECT symbol, max(timestamp), arg_max(price, timestamp) FROM ticks GROUP BY symbol", null);

    private long Rows(string sql, IReadOnlyList<SymbolKey>? symbols)
    {
        using var rows = _query.Run(sql, symbols);
        long count = 0;
        while (rows.Result.Read()) count++;
        return count;
    }
}
