using System.Buffers;
using System.IO.Pipelines;
using FastEngine.Core;
using FastEngine.Engine;
using FastEngine.Feeds;
using FastEngine.Feeds.Generation;
using FastEngine.Feeds.Intake;
using FastEngine.Rings;
using FastEngine.Signals;
using FastEngine.Venues.Binance;

namespace FastEngine.Host.SelfTest;

/// <summary>The stages of the hot path one by one, and all of them on one thread, over a generated market.</summary>
internal sealed class StageTests
{
    private const int Trades = 200_000;
    private const int PassesEach = 15;

    private readonly SyntheticMarketOptions _market = new() { Seed = 11, Symbols = SyntheticSymbols.Demo(Market.UsdMargined), MaxTrades = Trades, TradesPerSecond = 5_000 };
    private readonly InstrumentTable _table;
    private readonly byte[] _lines;
    private readonly List<Range> _frames = [];
    private readonly Tick[] _ticks = new Tick[Trades];
    private readonly SignalOptions _signals;

    public StageTests(SignalOptions signals)
    {
        _signals = signals;
        _table = SyntheticTicks.TableOf(_market.Symbols);
        using var stream = new MemoryStream();
        new SyntheticTape(new SyntheticTapeOptions { Market = _market }).WriteTo(stream);
        _lines = stream.ToArray();
        for (var start = 0; start < _lines.Length;)
        {
            var end = start + _lines.AsSpan(start).IndexOf((byte)'\n');
            _frames.Add((start + _lines.AsSpan(start).IndexOf((byte)' ') + 1)..end);
            start = end + 1;
        }

        Parse();
    }

    public IEnumerable<SelfTestRow> Run()
    {
        var parse = Passes.Time(PassesEach, Trades, Parse);
        yield return new("frame to tick", parse.Median, "ns", $"fastest pass {parse.Fastest:F0}; {_lines.Length / Trades} bytes a line");
        var skip = Passes.Time(PassesEach, Trades, Skip);
        yield return new("skip a depth frame", skip.Median, "ns", $"fastest pass {skip.Fastest:F0}; 1,000 bytes");

        var shard = new ShardSignals<NoSink>(_signals, _table.All.ToArray(), [], default);
        var span = _ticks[^1].ExchangeTimeNs - _ticks[0].ExchangeTimeNs + EngineTime.NsPerSecond;
        var windows = Passes.Time(PassesEach, Trades, () => Apply(shard, span));
        yield return new("windows and candles", windows.Median, "ns/tick", $"fastest pass {windows.Fastest:F0}; {_table.Count} symbols, warm");

        var whole = Passes.Time(PassesEach, Trades, WholePath);
        yield return new("frames through all stages", 1e3 / whole.Median, "M ticks/s", $"fastest pass {1e3 / whole.Fastest:F2}; one thread, set-up included");
    }

    private void Parse()
    {
        var parser = new BinanceFrameParser(_table, new SymbolMap([.. _table.All]));
        for (var i = 0; i < _frames.Count; i++)
        {
            var (offset, length) = _frames[i].GetOffsetAndLength(_lines.Length);
            if (parser.Parse(_lines.AsSpan(offset, length), 0, ref _ticks[i]) != ParseResult.Trade)
                throw new InvalidOperationException($"generated frame {i} is no trade");
        }
    }

    private void Skip()
    {
        var parser = new BinanceFrameParser(_table, new SymbolMap([.. _table.All]));
        var frame = DepthFrame;
        var tick = default(Tick);
        for (var i = 0; i < Trades; i++)
        {
            if (parser.Parse(frame, 0, ref tick) != ParseResult.Skipped) throw new InvalidOperationException("a depth frame was not skipped");
        }
    }

    private static readonly byte[] DepthFrame = System.Text.Encoding.ASCII.GetBytes(
        """{"stream":"btcusdt@depth@0ms","data":{"e":"depthUpdate","E":1723161256299,"T":1723161256298,"s":"BTCUSDT","U":1,"u":2,"pu":0,"b":["""
        + string.Join(',', Enumerable.Repeat("""["58710.20","0.014"]""", 40)) + "],\"a\":[]}}");

    private void Apply(ShardSignals<NoSink> shard, long spanNs)
    {
        foreach (ref var tick in _ticks.AsSpan())
        {
            tick.ExchangeTimeNs += spanNs;
            shard.OnTrade(tick.InstrumentId, in tick);
        }
    }

    private void WholePath()
    {
        using var reader = new FrameTickReader<BinanceFrameParser>(
            PipeReader.Create(new ReadOnlySequence<byte>(_lines)), new BinanceFrameParser(_table, new SymbolMap([.. _table.All])), "frames");
        var ring = new SingleProducerRing<Tick>(4096);
        var consumer = new RingConsumer<Tick>(ring);
        var signals = new ShardSignals<NoSink>(_signals with { PoolTrades = 1 << 20 }, _table.All.ToArray(), [], default);
        var shard = new ShardAgent<NoSink, NoTradeDesk>("shard", consumer, signals, [.. Enumerable.Range(0, _table.Count)], 4096, default);
        var feed = new ReplayAgent(new MergedInput([reader]), new TradeIntake(new IntakeOptions(), _table.Count, 1), [ring], new ReplayPace(double.PositiveInfinity), 64);
        while (feed.DoWork() + shard.DoWork() > 0 || !feed.IsCompleted)
        {
        }
    }
}
