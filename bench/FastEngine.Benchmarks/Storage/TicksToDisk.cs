using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using FastEngine.Core;
using FastEngine.Storage.Symbols;
using FastEngine.Storage.Symbols.Rows;

namespace FastEngine.Benchmarks.Storage;

/// <summary>Ticks of many symbols into their databases, sustained: taking, batching, committing, retention; every row on the disk at the end.</summary>
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 1, iterationCount: 3)]
public class TicksToDisk
{
    private const int Ticks = 20_000_000;
    private const int FlushEvery = 16_384;

    // A million ticks a second of engine time: batches by age are as large as they would be.
    private const long StepNs = 1_000;
    private const long Start = 1_700_000_000_000_000_000;

    private readonly TickRow[] _tape = new TickRow[1 << 16];
    private string _folder = "";

    [Params(8, 100)]
    public int Symbols { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        var price = 6_183_760L;
        for (var i = 0; i < _tape.Length; i++)
        {
            _tape[i] = new TickRow
            {
                ReceiveTimeNs = random.Next(1_000_000, 20_000_000), Price = price += random.Next(-10, 11), Quantity = random.Next(1, 5_000_000),
                Aggressor = (Side)random.Next(2),
            };
        }
    }

    [IterationSetup]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("fastengine-bench-").FullName;

    [IterationCleanup]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Benchmark(OperationsPerInvoke = Ticks)]
    public void Written()
    {
        var cpu = Environment.CpuUsage.TotalTime;
        using var store = SymbolStore.Open(new SymbolStoreOptions { Directory = _folder });
        var writers = new SymbolWriter[Symbols];
        for (var i = 0; i < Symbols; i++)
            writers[i] = store.Register(new SymbolKey("binance", "usdm", $"S{i}USDT"), new SymbolFacts { PriceScale = 2, QuantityScale = 3 });
        var at = 0;
        for (var i = 0; i < Ticks; i++)
        {
            var time = Start + i * StepNs;
            ref readonly var shape = ref _tape[i & (_tape.Length - 1)];
            var row = shape with { TimeNs = time / EngineTime.NsPerMs * EngineTime.NsPerMs, ReceiveTimeNs = time + shape.ReceiveTimeNs, TradeId = i };
            if (!writers[at].Append(row)) throw new InvalidOperationException("a tick was not taken");
            if (++at == Symbols) at = 0;
            if (i % FlushEvery == 0) store.Flush(time);
        }

        if (!store.TryFlushAll(Start + Ticks * StepNs) || store.Status.RowsWritten != Ticks) throw new InvalidOperationException(store.Status.Fault);
        Console.WriteLine($"// {Symbols} symbols, {store.Status.Batches} batches, CPU {(Environment.CpuUsage.TotalTime - cpu).TotalSeconds:F1} s");
    }
}
