using System.IO.Pipelines;
using FastEngine.Core;
using FastEngine.Feeds;
using FastEngine.Feeds.Generation;
using FastEngine.Venues.Binance;

namespace FastEngine.Host.Running;

/// <summary>A synthetic market written as raw frames into a pipe by a thread of its own, and read from there like a recording.</summary>
internal sealed class GeneratedTape : IDisposable
{
    private const int PieceBytes = 1 << 17;

    private readonly SyntheticTape _tape;
    private readonly BlockPool _blocks = new();
    private readonly Pipe _pipe;
    private readonly Thread _writer;
    private volatile bool _stopRequested;

    public GeneratedTape(SyntheticTapeOptions options)
    {
        Instruments = SyntheticTicks.TableOf(options.Market.Symbols);
        _tape = new SyntheticTape(options);
        _pipe = _blocks.CreatePipe();
        Reader = new FrameTickReader<BinanceFrameParser>(_pipe.Reader, new BinanceFrameParser(Instruments, new SymbolMap([.. Instruments.All])), "synthetic market");
        _writer = new Thread(Write) { Name = "generator", IsBackground = true };
        _writer.Start();
    }

    public InstrumentTable Instruments { get; }

    public TickReader Reader { get; }

    /// <summary>Ends the writer; the reader belongs to the run.</summary>
    public void Dispose()
    {
        _stopRequested = true;
        _writer.Join();
    }

    private void Write()
    {
        var writer = _pipe.Writer;
        var room = 0;
        var more = true;
        while (more && !_stopRequested)
        {
            if (room < SyntheticTape.MaxStepBytes)
            {
                if (!_blocks.HasFreeBlock)
                {
                    Thread.Sleep(1);
                    continue;
                }

                room = BlockPool.BlockBytes;
            }

            var filled = Fill(writer.GetSpan(SyntheticTape.MaxStepBytes), out more);
            writer.Advance(filled);
            writer.FlushAsync().AsTask().Wait();
            room -= filled;
        }

        writer.Complete();
    }

    // A piece at a time, so that the reader need not wait for a whole block.
    private int Fill(Span<byte> block, out bool more)
    {
        var filled = 0;
        more = true;
        while (filled < PieceBytes && filled <= block.Length - SyntheticTape.MaxStepBytes && (more = _tape.WriteNext(block[filled..], out var written)))
            filled += written;
        return filled;
    }
}
