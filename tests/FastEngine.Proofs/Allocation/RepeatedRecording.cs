using System.IO.Pipelines;
using FastEngine.Core;
using FastEngine.Feeds;
using FastEngine.Venues.Binance;

namespace FastEngine.Proofs.Allocation;

/// <summary>A real recording written into a pipe again and again by a thread of its own; each lap goes on in time and ids where the last one ended.</summary>
internal sealed class RepeatedRecording : ITickSource
{
    private readonly Recording _recording;
    private readonly BlockPool _blocks = new();
    private readonly Pipe _pipe;
    private readonly FrameTickReader<BinanceFrameParser> _frames;
    private readonly Thread _writer;
    private readonly long _laps;
    private volatile bool _stopRequested;

    public RepeatedRecording(Recording recording, long ticks)
    {
        _recording = recording;
        _laps = (ticks + recording.Trades - 1) / recording.Trades;
        _pipe = _blocks.CreatePipe();
        var parser = new BinanceFrameParser(recording.Instruments, new SymbolMap([.. recording.Instruments.All]));
        _frames = new FrameTickReader<BinanceFrameParser>(_pipe.Reader, parser, "recording");
        Reader = new LapReader(_frames, recording);
        _writer = new Thread(Write) { Name = "repeater", IsBackground = true };
        _writer.Start();
    }

    public InstrumentTable Instruments => _recording.Instruments;

    public TickReader Reader { get; }

    public long Malformed => _frames.Report.Malformed;

    public void Dispose()
    {
        _stopRequested = true;
        _writer.Join();
    }

    private void Write()
    {
        for (long lap = 0; lap < _laps && !_stopRequested; lap++)
        {
            for (var text = _recording.Text.AsSpan(); !text.IsEmpty && !_stopRequested;)
            {
                while (!_blocks.HasFreeBlock && !_stopRequested) Thread.Sleep(1);
                if (_stopRequested) break;
                var block = _pipe.Writer.GetSpan(BlockPool.BlockBytes);
                var count = Math.Min(block.Length, text.Length);
                text[..count].CopyTo(block);
                text = text[count..];
                _pipe.Writer.Advance(count);
                _pipe.Writer.FlushAsync().AsTask().Wait();
            }
        }

        _pipe.Writer.Complete();
    }
}
