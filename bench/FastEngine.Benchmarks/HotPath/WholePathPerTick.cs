using System.Buffers;
using System.IO.Pipelines;
using BenchmarkDotNet.Attributes;
using FastEngine.Core;
using FastEngine.Engine;
using FastEngine.Feeds;
using FastEngine.Feeds.Generation;
using FastEngine.Feeds.Intake;
using FastEngine.Rings;
using FastEngine.Signals;
using FastEngine.Venues.Binance;

namespace FastEngine.Benchmarks.HotPath;

/// <summary>One tick from recorded bytes to windows and candles on one thread: lines, parser, merge, intake, ring, shard. Loading is not in it.</summary>
[MemoryDiagnoser]
[IterationCount(8)]
[WarmupCount(3)]
[InvocationCount(1, 1)]
public class WholePathPerTick
{
    private const int Ticks = 1_000_000;

    private readonly SyntheticMarketOptions _market = new() { Symbols = SyntheticSymbols.Demo(Market.UsdMargined), MaxTrades = Ticks, TradesPerSecond = 5_000 };
    private byte[] _frames = [];
    private string _fet = "";
    private InstrumentTable _table = null!;
    private CompositeAgent _agent = null!;
    private ReplayAgent _feed = null!;
    private TickReader _reader = null!;

    [GlobalSetup]
    public void Setup()
    {
        using var stream = new MemoryStream();
        new SyntheticTape(new SyntheticTapeOptions { Market = _market }).WriteTo(stream);
        _frames = stream.ToArray();
        _table = SyntheticTicks.TableOf(_market.Symbols);
        _fet = Path.GetTempFileName();
        using var writer = new FetWriter(_fet, _table);
        var buffer = new Tick[1024];
        using var reader = Frames();
        while (!reader.IsCompleted)
        {
            foreach (ref readonly var tick in buffer.AsSpan(0, reader.Fill(buffer))) writer.Write(in tick);
        }
    }

    [GlobalCleanup]
    public void Cleanup() => File.Delete(_fet);

    [IterationSetup(Target = nameof(FromFrames))]
    public void OpenFrames() => Wire(Frames());

    [IterationSetup(Target = nameof(FromFet))]
    public void OpenFet() => Wire(new FetTickReader(_fet, _table));

    [IterationCleanup]
    public void Close() => _reader.Dispose();

    [Benchmark(OperationsPerInvoke = Ticks)]
    public long FromFrames() => RunToEnd();

    [Benchmark(OperationsPerInvoke = Ticks)]
    public long FromFet() => RunToEnd();

    private long RunToEnd()
    {
        while (_agent.DoWork() > 0 || !_feed.IsCompleted)
        {
        }

        return _feed.Ticks;
    }

    private FrameTickReader<BinanceFrameParser> Frames() => new(
        PipeReader.Create(new ReadOnlySequence<byte>(_frames)), new BinanceFrameParser(_table, new SymbolMap([.. _table.All])), "frames");

    private void Wire(TickReader reader)
    {
        _reader = reader;
        var ring = new SingleProducerRing<Tick>(65_536);
        var consumer = new RingConsumer<Tick>(ring);
        var signals = new ShardSignals<NoSink>(new SignalOptions(), _table.All.ToArray(), [], default);
        var shard = new ShardAgent<NoSink, NoTradeDesk>("shard", consumer, signals, [.. Enumerable.Range(0, _table.Count)], 4096, default);
        _feed = new ReplayAgent(new MergedInput([reader]), new TradeIntake(new IntakeOptions(), _table.Count, 1), [ring], new ReplayPace(double.PositiveInfinity), 64);
        _agent = new CompositeAgent("fused", _feed, shard);
    }
}
