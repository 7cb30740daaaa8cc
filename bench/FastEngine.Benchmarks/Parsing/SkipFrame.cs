using BenchmarkDotNet.Attributes;
using FastEngine.Core;
using FastEngine.Venues.Binance;

namespace FastEngine.Benchmarks.Parsing;

/// <summary>Depth updates recognised and skipped, per frame, by size.</summary>
[MemoryDiagnoser]
public class SkipFrame
{
    private FrameTape _tape = null!;
    private BinanceFrameParser _vectorised;
    private BinanceFrameParser _scalar;

    [Params(180, 500, 1000, 2000)]
    public int Bytes { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _tape = FrameTape.DepthUpdates(Bytes);
        _vectorised = new BinanceFrameParser(FrameTape.Instruments, FrameTape.Symbols);
        _scalar = new BinanceFrameParser(FrameTape.Instruments, FrameTape.Symbols, vectorised: false);
        if (Vectorised() != FrameTape.Count || Scalar() != FrameTape.Count) throw new InvalidOperationException("a depth update was not skipped");
    }

    [Benchmark(OperationsPerInvoke = FrameTape.Count)]
    public long Vectorised() => Run(_vectorised);

    [Benchmark(OperationsPerInvoke = FrameTape.Count)]
    public long Scalar() => Run(_scalar);

    private long Run(BinanceFrameParser parser)
    {
        long skipped = 0;
        var tick = default(Tick);
        for (var i = 0; i < FrameTape.Count; i++)
        {
            if (parser.Parse(_tape[i], i, ref tick) == ParseResult.Skipped) skipped++;
        }

        return skipped;
    }
}
