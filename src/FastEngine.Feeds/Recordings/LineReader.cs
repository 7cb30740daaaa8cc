using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace FastEngine.Feeds;

/// <summary>Splits what a pipe holds into lines without copying, but for those that straddle two of its segments.</summary>
/// <remarks>A segment is given back as soon as its last line is read, so that the writer can go on while the next one is read. The pipe's
/// lock is taken for that alone: once a segment, never once a line.</remarks>
public sealed class LineReader : IDisposable
{
    public const int DefaultMaxLineBytes = 1 << 20;

    private readonly PipeReader _reader;
    private readonly RecordingLoader? _loader;
    private readonly byte[] _carry;
    private ReadOnlyMemory<byte> _segment;
    private SequencePosition _segmentEnd;
    private int _position;
    private int _carried;
    private bool _holdsSegment;
    private bool _overflowed;
    private bool _sawCompletion;
    private string? _pipeFault;

    /// <param name="reader">Taken over; it may have segments of any size.</param>
    /// <param name="maxLineBytes">Longer lines are told as <see cref="LineStatus.TooLong"/>.</param>
    public LineReader(PipeReader reader, int maxLineBytes = DefaultMaxLineBytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxLineBytes);
        _reader = reader;
        MaxLineBytes = maxLineBytes;
        TooLongReason = $"line longer than {maxLineBytes} bytes";
        // One more for a carriage return. Untouched pages cost nothing.
        _carry = GC.AllocateUninitializedArray<byte>(maxLineBytes + 1);
    }

    /// <param name="loader">Taken over.</param>
    public LineReader(RecordingLoader loader, int maxLineBytes = DefaultMaxLineBytes)
        : this(loader.Reader, maxLineBytes) => _loader = loader;

    public int MaxLineBytes { get; }

    /// <summary>What to report for <see cref="LineStatus.TooLong"/>.</summary>
    public string TooLongReason { get; }

    /// <summary>1-based number of the last line told; empty and overlong lines count.</summary>
    public long LineNumber { get; private set; }

    /// <summary>Bytes consumed, line ends included.</summary>
    public long Bytes { get; private set; }

    public bool IsCompleted { get; private set; }

    /// <summary>Why the input ended early, else null; final when <see cref="IsCompleted"/>. An unfinished last line of a cut input is dropped.</summary>
    public string? Fault => _pipeFault ?? _loader?.Fault;

    public long StoredBytesRead => _loader?.StoredBytesRead ?? Bytes;

    public long StoredBytesTotal => _loader?.StoredBytesTotal ?? 0;

    /// <param name="line">Without its end (LF or CRLF); valid until the next call.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LineStatus Read(out ReadOnlySpan<byte> line)
    {
        var rest = _segment.Span[_position..];
        var end = rest.IndexOf((byte)'\n');
        if (end < 0 || _carried != 0 || _overflowed) return ReadAcross(out line);
        _position += end + 1;
        Bytes += end + 1;
        return Tell(rest[..end], out line);
    }

    public void Dispose()
    {
        _segment = default;
        _position = 0;
        IsCompleted = true;
        _reader.Complete();
        _loader?.Dispose();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private LineStatus Tell(ReadOnlySpan<byte> whole, out ReadOnlySpan<byte> line)
    {
        LineNumber++;
        line = whole is [.., (byte)'\r'] ? whole[..^1] : whole;
        if ((uint)(line.Length - 1) < (uint)MaxLineBytes) return LineStatus.Line;
        return line.IsEmpty ? LineStatus.Empty : LineStatus.TooLong;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private LineStatus ReadAcross(out ReadOnlySpan<byte> line)
    {
        while (true)
        {
            var rest = _segment.Span[_position..];
            var end = rest.IndexOf((byte)'\n');
            var piece = end < 0 ? rest : rest[..end];
            if (end >= 0 && _carried == 0 && !_overflowed)
            {
                _position += end + 1;
                Bytes += end + 1;
                return Tell(piece, out line);
            }

            Carry(piece);
            var taken = end < 0 ? piece.Length : end + 1;
            _position += taken;
            Bytes += taken;
            if (end >= 0) return TellCarried(out line);
            if (TryNextSegment()) continue;
            if (IsCompleted && Fault is null && (_carried != 0 || _overflowed)) return TellCarried(out line);
            line = default;
            return LineStatus.None;
        }
    }

    private void Carry(ReadOnlySpan<byte> piece)
    {
        if (_overflowed) return;
        if (_carried + piece.Length > _carry.Length)
        {
            _overflowed = true;
            return;
        }

        piece.CopyTo(_carry.AsSpan(_carried));
        _carried += piece.Length;
    }

    private LineStatus TellCarried(out ReadOnlySpan<byte> line)
    {
        var whole = _carry.AsSpan(0, _carried);
        var overflowed = _overflowed;
        (_carried, _overflowed) = (0, false);
        var status = Tell(whole, out line);
        if (!overflowed) return status;
        line = default;
        return LineStatus.TooLong;
    }

    private bool TryNextSegment()
    {
        if (IsCompleted) return false;
        try
        {
            GiveBack();
            while (_reader.TryRead(out var result))
            {
                _sawCompletion |= result.IsCompleted;
                var buffer = result.Buffer;
                var next = buffer.Start;
                long before = 0;
                while (buffer.TryGet(ref next, out var memory))
                {
                    if (memory.IsEmpty) continue;
                    Hold(memory, buffer.GetPosition(before + memory.Length));
                    return true;
                }

                _reader.AdvanceTo(buffer.End);
                if (!result.IsCompleted) return false;
                IsCompleted = true;
                return false;
            }

            // A reader over fixed memory gives nothing any more once all of it was read, not even an empty result.
            if (_sawCompletion) IsCompleted = true;
        }
        catch (Exception e)
        {
            // The writer of a foreign pipe may complete it with its own exception: the input ends here.
            _pipeFault = $"the input failed: {e.Message}";
            IsCompleted = true;
        }

        return false;
    }

    private void Hold(ReadOnlyMemory<byte> memory, SequencePosition end)
    {
        _segment = memory;
        _segmentEnd = end;
        _holdsSegment = true;
        _position = Bytes == 0 && memory.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
    }

    private void GiveBack()
    {
        if (!_holdsSegment) return;
        _segment = default;
        _position = 0;
        _holdsSegment = false;
        _reader.AdvanceTo(_segmentEnd);
    }
}
