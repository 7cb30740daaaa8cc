using System.IO.Pipelines;

namespace FastEngine.Feeds.Generation;

/// <summary>A synthetic market as the lines of a recording: raw frames with their receive times, byte for byte like the exchange's.</summary>
public sealed class SyntheticTape
{
    /// <summary>What a destination must hold for <see cref="WriteNext"/>: the most that can follow from one trade.</summary>
    public const int MaxStepBytes = 128 * 1024;

    private const int BlockBytes = 512 * 1024;

    private readonly SyntheticMarket _market;
    private readonly FrameWriter _frames;
    private readonly BookWriter? _books;
    private readonly FaultyLines? _faulty;
    private long _lastReceiveNs;

    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public SyntheticTape(SyntheticTapeOptions options)
    {
        _market = new SyntheticMarket(options.Market);
        _frames = new FrameWriter(options.Market.Symbols, options.Market.Stream);
        if (options.Books) _books = new BookWriter(options.Market);
        if (options.Faults.Total > 0) _faulty = new FaultyLines(options.Market, options.Faults, _frames, Faults);
    }

    /// <summary>Lines written so far, of any kind.</summary>
    public long Lines { get; private set; }

    /// <summary>Trades of the market written so far; a duplicated line is one trade.</summary>
    public long Trades { get; private set; }

    /// <summary>Bytes written so far.</summary>
    public long Bytes { get; private set; }

    /// <summary>Time of the last trade, ns since the epoch.</summary>
    public long LastTradeNs { get; private set; }

    /// <summary>What was injected so far.</summary>
    public FaultReport Faults { get; } = new();

    /// <summary>Writes the whole lines that follow from the next trade; possibly none, when its line comes later.</summary>
    /// <param name="destination">At least <see cref="MaxStepBytes"/> bytes.</param>
    /// <returns>False at the end of the tape.</returns>
    public bool WriteNext(Span<byte> destination, out int written)
    {
        if (!_market.NextTrade(out var trade))
        {
            written = 0;
            return _faulty is not null && WriteRest(destination, out written);
        }

        int lines;
        if (_faulty is null)
        {
            if (trade.ReceiveTimeNs < _lastReceiveNs) trade.ReceiveTimeNs = _lastReceiveNs;
            _lastReceiveNs = trade.ReceiveTimeNs;
            written = _frames.WriteLine(in trade, destination);
            lines = 1;
        }
        else
        {
            written = _faulty.Write(ref trade, destination, ref _lastReceiveNs, out lines);
        }

        if (_books is not null)
        {
            written += _books.Write(in trade, destination[written..], ref _lastReceiveNs, out var bookLines);
            lines += bookLines;
        }

        Trades++;
        Lines += lines;
        Bytes += written;
        LastTradeNs = trade.TimeNs;
        return true;
    }

    /// <summary>Writes the tape up to its end or to a cancellation, after which the last line is whole.</summary>
    /// <param name="onBlock">Called after each block, for progress.</param>
    /// <returns>False when it was cancelled.</returns>
    public bool WriteTo(Stream stream, Action? onBlock = null, CancellationToken cancellation = default)
    {
        var block = new byte[BlockBytes];
        var filled = 0;
        var more = true;
        while (more)
        {
            if (cancellation.IsCancellationRequested) return false;
            while (filled <= BlockBytes - MaxStepBytes && (more = WriteNext(block.AsSpan(filled), out var written))) filled += written;
            stream.Write(block, 0, filled);
            filled = 0;
            onBlock?.Invoke();
        }

        return true;
    }

    /// <summary>Writes the tape into a pipe up to its end, or until the reader completes it.</summary>
    /// <returns>False when the reader ended it.</returns>
    public async Task<bool> WriteToAsync(PipeWriter writer, CancellationToken cancellation = default)
    {
        var more = true;
        while (more)
        {
            var filled = 0;
            var block = writer.GetMemory(BlockBytes);
            while (filled <= BlockBytes - MaxStepBytes && (more = WriteNext(block.Span[filled..], out var written))) filled += written;
            writer.Advance(filled);
            var flushed = await writer.FlushAsync(cancellation).ConfigureAwait(false);
            if (flushed.IsCompleted || flushed.IsCanceled) return false;
        }

        return true;
    }

    private bool WriteRest(Span<byte> destination, out int written)
    {
        var more = _faulty!.WriteRest(destination, ref _lastReceiveNs, out written, out var lines);
        Lines += lines;
        Bytes += written;
        return more;
    }
}
