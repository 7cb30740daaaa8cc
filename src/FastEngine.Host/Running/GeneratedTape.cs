using System.IO.Pipelines;
using FastEngine.Core;
using FastEngine.Feeds;
using FastEngine.Feeds.Generation;
using FastEngine.Venues.Binance;

namespace FastEngine.Host.Running;

/// <summary>A synthetic market written as raw frames into a pipe by a thread of its own, and read from there like a recording.</summary>
internal sealed class GeneratedTape : IDisposable
{
    private const int BlockBytes = 256 * 1024;
    private const long MaxAheadBytes = 16 * 1024 * 1024;

    private readonly SyntheticTape _tape;
    private readonly Pipe _pipe = new(new PipeOptions(pauseWriterThreshold: 0, minimumSegmentSize: BlockBytes, useSynchronizationContext: false));
    private readonly Thread _writer;
    private volatile bool _stopRequested;

    public GeneratedTape(SyntheticTapeOptions options)
    {
        Instruments = SyntheticTicks.TableOf(options.Market.Symbols);
        _tape = new SyntheticTape(options);
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

    // The reader never schedules the writer (that would allocate on the hot thread), so the writer looks how far ahead it is.
    private void Write()
    {
        var writer = _pipe.Writer;
        var more = true;
        while (more && !_stopRequested)
        {
            if (_tape.Bytes - Reader.Report.Bytes > MaxAheadBytes)
            {
                Thread.Sleep(1);
                continue;
            }

            var block = writer.GetSpan(BlockBytes);
            var filled = 0;
            while (filled <= block.Length - SyntheticTape.MaxStepBytes && (more = _tape.WriteNext(block[filled..], out var written))) filled += written;
            writer.Advance(filled);
            writer.FlushAsync().AsTask().Wait();
        }

        writer.Complete();
    }
}
