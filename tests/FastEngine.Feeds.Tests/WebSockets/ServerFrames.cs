using System.Buffers.Binary;
using System.Text;
using FastEngine.Feeds.WebSockets;

namespace FastEngine.Feeds.Tests.WebSockets;

/// <summary>Frames as a server writes them, right and wrong ones.</summary>
internal static class ServerFrames
{
    public static byte[] Text(string text, bool isFinal = true) => Frame(Opcode.Text, Encoding.UTF8.GetBytes(text), isFinal);

    public static byte[] Continuation(string text, bool isFinal) => Frame(Opcode.Continuation, Encoding.UTF8.GetBytes(text), isFinal);

    public static byte[] Ping(string payload) => Frame(Opcode.Ping, Encoding.UTF8.GetBytes(payload));

    public static byte[] Close(int code, string reason = "")
    {
        var payload = new byte[2 + reason.Length];
        BinaryPrimitives.WriteUInt16BigEndian(payload, (ushort)code);
        Encoding.ASCII.GetBytes(reason, payload.AsSpan(2));
        return Frame(Opcode.Close, payload);
    }

    public static byte[] Frame(Opcode opcode, byte[] payload, bool isFinal = true, int reserved = 0, bool isMasked = false)
    {
        var first = (byte)((isFinal ? 0x80 : 0) | (reserved << 4) | (byte)opcode);
        var mask = isMasked ? 0x80 : 0;
        byte[] head;
        if (payload.Length < 126) head = [first, (byte)(mask | payload.Length)];
        else if (payload.Length <= ushort.MaxValue) head = [first, (byte)(mask | 126), (byte)(payload.Length >> 8), (byte)payload.Length];
        else
        {
            head = new byte[10];
            (head[0], head[1]) = (first, (byte)(mask | 127));
            BinaryPrimitives.WriteInt64BigEndian(head.AsSpan(2), payload.Length);
        }

        return isMasked ? [.. head, 0, 0, 0, 0, .. payload] : [.. head, .. payload];
    }
}
