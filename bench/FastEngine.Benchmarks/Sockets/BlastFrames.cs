using System.Buffers.Binary;
using System.Text;

namespace FastEngine.Benchmarks.Sockets;

/// <summary>Spot trade frames as the exchange sends them, each with an id of its own, as WebSocket frames in one block.</summary>
internal static class BlastFrames
{
    public static byte[] Make(int count)
    {
        using var bytes = new MemoryStream(count * 190);
        Span<byte> head = stackalloc byte[4];
        for (var i = 0; i < count; i++)
        {
            var frame = Encoding.ASCII.GetBytes(
                $$$"""{"stream":"btcusdt@trade","data":{"e":"trade","E":{{{1723161255343 + i / 10}}},"s":"BTCUSDT","t":{{{3735683259 + i}}},"p":"{{{61837 + i % 90}}}.63000000","q":"0.{{{i % 97:D5}}}100","T":{{{1723161255342 + i / 10}}},"m":{{{(i % 3 == 0 ? "true" : "false")}}},"M":true}}""");
            head[0] = 0x81;
            head[1] = 126;
            BinaryPrimitives.WriteUInt16BigEndian(head[2..], (ushort)frame.Length);
            bytes.Write(head);
            bytes.Write(frame);
        }

        bytes.Write([0x88, 2, 3, 232]);
        return bytes.ToArray();
    }
}
