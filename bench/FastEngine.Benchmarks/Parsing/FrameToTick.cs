using System.Buffers.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using FastEngine.Core;
using FastEngine.Venues.Binance;

namespace FastEngine.Benchmarks.Parsing;

/// <summary>Real trade frames to ticks, per frame, beside the two ways that .NET offers.</summary>
/// <remarks>The baselines do less: they resolve no symbol, and the first neither parses prices to more than a double nor checks for overflow.</remarks>
[MemoryDiagnoser]
public class FrameToTick
{
    private FrameTape _tape = null!;
    private BinanceFrameParser _vectorised;
    private BinanceFrameParser _scalar;

    [Params("usdm", "spot")]
    public string Tape { get; set; } = "usdm";

    /// <summary>Where the frames come from.</summary>
    public string Source => $"{_tape.Source}, {_tape.MeanLength:F0} B mean";

    [GlobalSetup]
    public void Setup()
    {
        _tape = FrameTape.Trades(Tape);
        _vectorised = new BinanceFrameParser(FrameTape.Instruments, FrameTape.Symbols);
        _scalar = new BinanceFrameParser(FrameTape.Instruments, FrameTape.Symbols, vectorised: false);
        if (Vectorised() != Scalar() || Scalar() == 0) throw new InvalidOperationException("the two paths differ on the tape");
        Console.WriteLine($"// frames: {Source}");
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = FrameTape.Count, Description = "Utf8JsonReader, fields only")]
    public long Utf8JsonReader()
    {
        long sum = 0;
        for (var i = 0; i < FrameTape.Count; i++)
        {
            var reader = new Utf8JsonReader(_tape[i]);
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName) continue;
                if (reader.ValueTextEquals("p"u8) || reader.ValueTextEquals("q"u8))
                {
                    reader.Read();
                    if (Utf8Parser.TryParse(reader.ValueSpan, out double number, out _)) sum += (long)number;
                }
                else if (reader.ValueTextEquals("t"u8) || reader.ValueTextEquals("T"u8))
                {
                    reader.Read();
                    sum += reader.GetInt64();
                }
                else if (reader.ValueTextEquals("m"u8))
                {
                    reader.Read();
                    sum += reader.GetBoolean() ? 1 : 0;
                }
                else if (reader.ValueTextEquals("s"u8) || reader.ValueTextEquals("e"u8) || reader.ValueTextEquals("X"u8))
                {
                    reader.Read();
                    sum += reader.ValueSpan.Length;
                }
            }
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = FrameTape.Count, Description = "JsonSerializer into a class")]
    public long JsonSerializer()
    {
        long sum = 0;
        for (var i = 0; i < FrameTape.Count; i++) sum += System.Text.Json.JsonSerializer.Deserialize<TradeEnvelope>(_tape[i])!.Data!.T;
        return sum;
    }

    [Benchmark(OperationsPerInvoke = FrameTape.Count, Description = "BinanceFrameParser, scalar")]
    public long Scalar() => Run(_scalar);

    [Benchmark(OperationsPerInvoke = FrameTape.Count, Description = "BinanceFrameParser")]
    public long Vectorised() => Run(_vectorised);

    private long Run(BinanceFrameParser parser)
    {
        long sum = 0;
        var tick = default(Tick);
        for (var i = 0; i < FrameTape.Count; i++)
        {
            if (parser.Parse(_tape[i], i, ref tick) == ParseResult.Trade)
                sum += tick.Price ^ tick.Quantity ^ tick.TradeId ^ tick.ExchangeTimeNs ^ (long)tick.Aggressor ^ tick.InstrumentId;
        }

        return sum;
    }
}
