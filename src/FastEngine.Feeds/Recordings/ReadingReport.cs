using FastEngine.Core;

namespace FastEngine.Feeds;

/// <summary>What a reader made of its input so far. Written by the reading thread alone; exact once the reader has completed.</summary>
public sealed class ReadingReport
{
    /// <summary>How many malformed lines are kept with their number and reason.</summary>
    public const int MaxMalformedKept = 20;

    private readonly MalformedLine[] _malformed = new MalformedLine[MaxMalformedKept];

    /// <summary>Bytes consumed after unpacking.</summary>
    public long Bytes { get; internal set; }

    /// <summary>Lines seen, empty ones included; records of a binary input.</summary>
    public long Lines { get; internal set; }

    /// <summary>Lines that hold a frame, a row or a record, whatever became of it; not headers and empty lines.</summary>
    public long Frames { get; internal set; }

    public long Trades { get; internal set; }

    /// <summary>Best bids and asks, from a reader that was asked for them.</summary>
    public long Quotes { get; internal set; }

    /// <summary>Frames that are not trades.</summary>
    public long Skipped { get; internal set; }

    /// <summary>Trades that must not count: <c>X</c> is not MARKET, or price or quantity is zero, or the aggressor is unknown.</summary>
    public long Dropped { get; internal set; }

    public long UnknownSymbols { get; internal set; }

    public long Malformed { get; private set; }

    /// <summary>The first <see cref="MaxMalformedKept"/> malformed lines.</summary>
    public ReadOnlySpan<MalformedLine> FirstMalformed => _malformed.AsSpan(0, (int)Math.Min(Malformed, MaxMalformedKept));

    /// <summary>The input ended before its time: cut, damaged or unreadable from some point on. All before that was delivered.</summary>
    public bool IsTruncated => TruncationMessage is not null;

    /// <summary>What happened to the input's end, else null.</summary>
    public string? TruncationMessage { get; internal set; }

    /// <summary>Counts what became of a frame that gave no tick.</summary>
    internal void Count(ParseResult result, long line)
    {
        if (result == ParseResult.Skipped) Skipped++;
        else if (result == ParseResult.Dropped) Dropped++;
        else if (result == ParseResult.UnknownSymbol) UnknownSymbols++;
        else AddMalformed(line, FrameLine.BadFrame);
    }

    /// <summary>Takes over how far the lines were read.</summary>
    internal void TakeOver(LineReader lines)
    {
        Bytes = lines.Bytes;
        Lines = lines.LineNumber;
        if (lines.IsCompleted) TruncationMessage = lines.Fault;
    }

    /// <summary>Counts a malformed line; the reason is a constant, so nothing is allocated.</summary>
    internal void AddMalformed(long line, string reason)
    {
        if (Malformed < MaxMalformedKept) _malformed[Malformed] = new MalformedLine(line, reason);
        Malformed++;
    }
}
