using System.Buffers.Binary;

namespace FastEngine.Feeds.WebSockets;

/// <summary>Head of a frame that a server sent.</summary>
internal readonly struct FrameHeader
{
    /// <summary>Without a mask, which a server must not use.</summary>
    public const int MaxBytes = 10;

    public const int MaxControlBytes = 125;

    private const int FinalBit = 0x80;
    private const int ReservedBits = 0x70;
    private const int MaskBit = 0x80;
    private const int Length16 = 126;

    private FrameHeader(Opcode opcode, bool isFinal, int bytes, long payloadBytes)
    {
        Opcode = opcode;
        IsFinal = isFinal;
        Bytes = bytes;
        PayloadBytes = payloadBytes;
    }

    public Opcode Opcode { get; }

    public bool IsFinal { get; }

    /// <summary>Length of the head itself.</summary>
    public int Bytes { get; }

    public long PayloadBytes { get; }

    public bool IsControl => Opcode >= Opcode.Close;

    /// <summary>Reads a head from the first bytes of a frame.</summary>
    /// <param name="fault">What is wrong with it, else null; told as soon as two bytes show it.</param>
    /// <returns>False when there are too few bytes, or a fault.</returns>
    /// <remarks>A length that is written longer than it needs to be is taken as it is: nothing depends on it.</remarks>
    public static bool TryRead(ReadOnlySpan<byte> start, out FrameHeader header, out string? fault)
    {
        header = default;
        fault = null;
        if (start.Length < 2) return false;
        var opcode = (Opcode)(start[0] & 0x0F);
        var isFinal = (start[0] & FinalBit) != 0;
        var length = start[1] & ~MaskBit;
        fault = Fault(start[0], start[1], opcode, isFinal, length);
        if (fault is not null) return false;
        if (length < Length16)
        {
            header = new FrameHeader(opcode, isFinal, 2, length);
            return true;
        }

        if (length == Length16)
        {
            if (start.Length < 4) return false;
            header = new FrameHeader(opcode, isFinal, 4, BinaryPrimitives.ReadUInt16BigEndian(start[2..]));
            return true;
        }

        if (start.Length < MaxBytes) return false;
        var payload = BinaryPrimitives.ReadInt64BigEndian(start[2..]);
        if (payload < 0) fault = "a length beyond 63 bits";
        header = new FrameHeader(opcode, isFinal, MaxBytes, payload);
        return fault is null;
    }

    private static string? Fault(byte first, byte second, Opcode opcode, bool isFinal, int length)
    {
        if ((first & ReservedBits) != 0) return "a reserved bit is set, and no extension was agreed";
        if (opcode is not (Opcode.Continuation or Opcode.Text or Opcode.Binary or Opcode.Close or Opcode.Ping or Opcode.Pong)) return "a reserved opcode";
        if ((second & MaskBit) != 0) return "a masked frame from a server";
        if (opcode < Opcode.Close) return null;
        if (!isFinal) return "a control frame in fragments";
        return length > MaxControlBytes ? "a control frame of more than 125 bytes" : null;
    }
}
