using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using FastEngine.Core;

namespace FastEngine.Feeds;

/// <summary>Reads the trades of raw frames, one line a frame, through a venue's parser.</summary>
public sealed class FrameTickReader<TParser> : TickReader
    where TParser : struct, IFrameParser
{
    // Long stretches without a trade must not keep the caller from its other work.
    private const int MaxLinesPerFill = 4096;

    private readonly LineReader _lines;
    private TParser _parser;

    // Of the present fill.
    private int _quotes;

    /// <summary>Reads what someone writes into a pipe; the end of the pipe is the end of the input.</summary>
    /// <param name="reader">Taken over. Its writer must not need the reader to schedule it (no pause threshold) if reading may not allocate.</param>
    public FrameTickReader(PipeReader reader, TParser parser, string displayName, int maxLineBytes = LineReader.DefaultMaxLineBytes)
        : this(new LineReader(reader, maxLineBytes), parser, displayName)
    {
    }

    /// <param name="loader">Taken over.</param>
    public FrameTickReader(RecordingLoader loader, TParser parser, string displayName, int maxLineBytes = LineReader.DefaultMaxLineBytes)
        : this(new LineReader(loader, maxLineBytes), parser, displayName)
    {
    }

    private FrameTickReader(LineReader lines, TParser parser, string displayName)
        : base(displayName)
    {
        _lines = lines;
        _parser = parser;
    }

    public override bool IsCompleted => _lines.IsCompleted;

    public override long StoredBytesRead => _lines.StoredBytesRead;

    public override long StoredBytesTotal => _lines.StoredBytesTotal;

    public override int Fill(Span<Tick> destination)
    {
        var written = 0;
        for (var lines = 0; lines < MaxLinesPerFill && written < destination.Length; lines++)
        {
            var status = _lines.Read(out var line);
            if (status == LineStatus.Line) written += Parse(line, ref destination[written]);
            else if (status == LineStatus.None) break;
            else if (status == LineStatus.TooLong) Report.AddMalformed(_lines.LineNumber, _lines.TooLongReason);
        }

        Report.Trades += written - _quotes;
        Report.Quotes += _quotes;
        _quotes = 0;
        Report.TakeOver(_lines);
        return written;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _lines.Dispose();
        base.Dispose(disposing);
    }

    private int Parse(ReadOnlySpan<byte> line, ref Tick tick)
    {
        if (!FrameLine.TrySplit(line, out var receiveTimeNs, out var frame, out var reason))
        {
            Report.AddMalformed(_lines.LineNumber, reason);
            return 0;
        }

        Report.Frames++;
        var result = _parser.Parse(frame, receiveTimeNs, ref tick);
        if (result == ParseResult.Trade)
        {
            tick.Sequence = _lines.LineNumber;
            tick.Stamp = 0;
            return 1;
        }

        return CountOther(result, ref tick);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int CountOther(ParseResult result, ref Tick tick)
    {
        if (result != ParseResult.Quote)
        {
            Report.Count(result, _lines.LineNumber);
            return 0;
        }

        tick.Sequence = _lines.LineNumber;
        tick.Stamp = 0;
        _quotes++;
        return 1;
    }
}
