using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace FastEngine.Feeds.WebSockets;

/// <summary>Writes the frames of a client, which are masked.</summary>
public static class MaskedFrame
{
    /// <summary>Most that the head takes, mask included.</summary>
    public const int MaxHeadBytes = 14;

    public const int MaskBytes = 4;

    private const byte FinalBit = 0x80;
    private const byte MaskBit = 0x80;

    /// <summary>Writes one unfragmented frame.</summary>
    /// <param name="mask">Four bytes.</param>
    /// <param name="destination">At least <see cref="MaxHeadBytes"/> bytes longer than the payload.</param>
    /// <returns>Bytes written.</returns>
    public static int Write(Opcode opcode, ReadOnlySpan<byte> payload, ReadOnlySpan<byte> mask, Span<byte> destination)
    {
        destination[0] = (byte)(FinalBit | (byte)opcode);
        var head = 2;
        if (payload.Length < 126)
        {
            destination[1] = (byte)(MaskBit | payload.Length);
        }
        else if (payload.Length <= ushort.MaxValue)
        {
            destination[1] = MaskBit | 126;
            BinaryPrimitives.WriteUInt16BigEndian(destination[2..], (ushort)payload.Length);
            head = 4;
        }
        else
        {
            destination[1] = MaskBit | 127;
            BinaryPrimitives.WriteInt64BigEndian(destination[2..], payload.Length);
            head = 10;
        }

        mask[..MaskBytes].CopyTo(destination[head..]);
        head += MaskBytes;
        Apply(payload, mask, destination[head..]);
        return head + payload.Length;
    }

    private static void Apply(ReadOnlySpan<byte> payload, ReadOnlySpan<byte> mask, Span<byte> destination)
    {
        var wide = new Vector<uint>(MemoryMarshal.Read<uint>(mask));
        var i = 0;
        for (; i <= payload.Length - Vector<byte>.Count; i += Vector<byte>.Count)
            (new Vector<byte>(payload[i..]) ^ Vector.AsVectorByte(wide)).CopyTo(destination[i..]);
        for (; i < payload.Length; i++) destination[i] = (byte)(payload[i] ^ mask[i % MaskBytes]);
    }
}
