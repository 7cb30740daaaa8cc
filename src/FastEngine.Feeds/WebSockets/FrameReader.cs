using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace FastEngine.Feeds.WebSockets;

/// <summary>Reads the messages and control frames of a server in place from a pipe. Allocates nothing once its buffer has grown to the longest message.</summary>
/// <remarks>A message that lies in one segment is handed on where it lies; one that spans segments or comes in fragments is copied into a reused
/// buffer. The pipe's lock is taken once a look that finds nothing, never once a frame. Text is not checked for UTF-8: the frame parsers read bytes.</remarks>
public sealed class FrameReader
{
    private readonly PipeReader _pipe;
    private readonly int _maxMessageBytes;
    private readonly byte[] _control = new byte[FrameHeader.MaxControlBytes];
    private byte[] _message;
    private ReadOnlySequence<byte> _held;
    private ReadOnlyMemory<byte> _segment;
    private int _position;
    private int _assembled;
    private long _unread;
    private FrameStatus _fragmented;
    private bool _holds;

    /// <param name="pipe">Its writer is stepped by the same thread, between looks that found nothing.</param>
    /// <param name="maxMessageBytes">A longer message fails the connection with <see cref="CloseCode.MessageTooBig"/>.</param>
    /// <param name="reserveBytes">What the buffer of copied messages holds at first.</param>
    public FrameReader(PipeReader pipe, int maxMessageBytes, int reserveBytes = 1 << 14)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxMessageBytes);
        _pipe = pipe;
        _maxMessageBytes = maxMessageBytes;
        _message = new byte[Math.Min(reserveBytes, maxMessageBytes)];
    }

    /// <summary>What the peer did wrong, after <see cref="FrameStatus.Failed"/>.</summary>
    public string? Fault { get; private set; }

    /// <summary>The code to close with, after <see cref="FrameStatus.Failed"/>.</summary>
    public int FaultCode { get; private set; }

    /// <summary>Whether the first bytes of a frame or fragments of a message are there; true only of a look that found nothing.</summary>
    public bool HasPart { get; private set; }

    /// <summary>Whether a message came in part, so that control frames may be between its fragments.</summary>
    public bool IsInMessage => _fragmented != FrameStatus.None;

    /// <summary>Messages that had to be copied.</summary>
    public long Copied { get; private set; }

    /// <param name="payload">Of the message or control frame; valid until the next call.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public FrameStatus Read(out ReadOnlySpan<byte> payload)
    {
        // A whole text message of up to 64 KiB in the segment that is held: every trade.
        var rest = _segment.Span[_position..];
        if (rest.Length > 4 && rest[0] == 0x81 && rest[1] <= 126 && _fragmented == FrameStatus.None)
        {
            var head = rest[1] < 126 ? 2 : 4;
            var length = head == 2 ? rest[1] : BinaryPrimitives.ReadUInt16BigEndian(rest[2..]);
            if (length <= rest.Length - head && length <= _maxMessageBytes)
            {
                payload = rest.Slice(head, length);
                _position += head + length;
                return FrameStatus.Text;
            }
        }

        return ReadAny(out payload);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private FrameStatus ReadAny(out ReadOnlySpan<byte> payload)
    {
        payload = default;
        if (Fault is not null) return FrameStatus.Failed;
        Span<byte> start = stackalloc byte[FrameHeader.MaxBytes];
        while (true)
        {
            if (!_holds && !TryHold(out var isEnded)) return isEnded ? FrameStatus.Ended : FrameStatus.None;
            var rest = _held.Slice(_position);
            var known = (int)Math.Min(rest.Length, FrameHeader.MaxBytes);
            rest.Slice(0, known).CopyTo(start);
            var isRead = FrameHeader.TryRead(start[..known], out var header, out var fault);
            if (fault is not null) return Fail(CloseCode.ProtocolError, fault);
            if (isRead && Refuses(header)) return FrameStatus.Failed;
            if (!isRead || rest.Length < header.Bytes + header.PayloadBytes)
            {
                GiveBack(in rest);
                continue;
            }

            var body = rest.Slice(header.Bytes, header.PayloadBytes);
            Hold(rest.Slice(header.Bytes + header.PayloadBytes));
            var status = Take(header, in body, out payload);
            if (status != FrameStatus.None) return status;
        }
    }

    private bool Refuses(FrameHeader header)
    {
        if (header.IsControl) return false;
        if (header.Opcode == Opcode.Continuation)
        {
            if (_fragmented == FrameStatus.None) Fail(CloseCode.ProtocolError, "a continuation of nothing");
        }
        else if (_fragmented != FrameStatus.None)
        {
            Fail(CloseCode.ProtocolError, "a new message between the fragments of another");
        }

        var begun = header.Opcode == Opcode.Continuation ? _assembled : 0;
        if (Fault is null && header.PayloadBytes > _maxMessageBytes - begun) Fail(CloseCode.MessageTooBig, $"a message longer than {_maxMessageBytes} bytes");
        return Fault is not null;
    }

    private FrameStatus Take(FrameHeader header, scoped in ReadOnlySequence<byte> body, out ReadOnlySpan<byte> payload)
    {
        if (header.IsControl) return TakeControl(header.Opcode, in body, out payload);
        payload = default;
        if (header.Opcode != Opcode.Continuation)
        {
            var kind = header.Opcode == Opcode.Text ? FrameStatus.Text : FrameStatus.Binary;
            if (header.IsFinal && body.IsSingleSegment)
            {
                payload = body.FirstSpan;
                return kind;
            }

            _fragmented = kind;
            _assembled = 0;
        }

        Append(in body);
        if (!header.IsFinal) return FrameStatus.None;
        Copied++;
        payload = _message.AsSpan(0, _assembled);
        var status = _fragmented;
        _fragmented = FrameStatus.None;
        return status;
    }

    private FrameStatus TakeControl(Opcode opcode, scoped in ReadOnlySequence<byte> body, out ReadOnlySpan<byte> payload)
    {
        body.CopyTo(_control);
        payload = _control.AsSpan(0, (int)body.Length);
        if (opcode != Opcode.Close) return opcode == Opcode.Ping ? FrameStatus.Ping : FrameStatus.Pong;
        if (payload.Length == 1) return Fail(CloseCode.ProtocolError, "a close frame with half a code");
        return payload.Length >= 2 && !CloseCode.MayBeSent(BinaryPrimitives.ReadUInt16BigEndian(payload))
            ? Fail(CloseCode.ProtocolError, "a close code that nobody may send")
            : FrameStatus.Close;
    }

    private void Append(in ReadOnlySequence<byte> body)
    {
        var length = _assembled + (int)body.Length;
        if (length > _message.Length) Array.Resize(ref _message, (int)Math.Min(_maxMessageBytes, Math.Max(length, 2L * _message.Length)));
        body.CopyTo(_message.AsSpan(_assembled));
        _assembled = length;
    }

    private FrameStatus Fail(int code, string fault)
    {
        FaultCode = code;
        Fault = fault;
        return FrameStatus.Failed;
    }

    private bool TryHold(out bool isEnded)
    {
        isEnded = false;
        if (!_pipe.TryRead(out var result)) return false;
        if (result.Buffer.Length > _unread)
        {
            Hold(result.Buffer);
            _holds = true;
            return true;
        }

        isEnded = result.IsCompleted;
        _pipe.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        return false;
    }

    private void Hold(in ReadOnlySequence<byte> rest)
    {
        _held = rest;
        _position = 0;
        _segment = rest.First;
        if (!_segment.IsEmpty || rest.IsEmpty) return;

        // A position at the very end of a segment shows nothing of the next one.
        var position = rest.Start;
        while (rest.TryGet(ref position, out _segment) && _segment.IsEmpty)
        {
        }
    }

    private void GiveBack(in ReadOnlySequence<byte> rest)
    {
        _unread = rest.Length;
        HasPart = _unread > 0 || IsInMessage;
        _pipe.AdvanceTo(rest.Start, rest.End);
        _held = default;
        _segment = default;
        _position = 0;
        _holds = false;
    }
}
