using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using FastEngine.Feeds.WebSockets;

namespace FastEngine.Feeds.Tests.WebSockets;

/// <summary>The server's end of one connection, in blocking calls with a limit.</summary>
internal sealed class RawPeer : IDisposable
{
    private readonly Socket _socket;
    private readonly Stream _stream;

    public RawPeer(Socket socket, Stream stream)
    {
        _socket = socket;
        _stream = stream;
        socket.ReceiveTimeout = 20_000;
        socket.NoDelay = true;
    }

    public string ReadHead()
    {
        var head = new List<byte>();
        while (head.Count < 4 || !head[^4..].SequenceEqual("\r\n\r\n"u8.ToArray()))
        {
            var next = _stream.ReadByte();
            if (next < 0) return "";
            head.Add((byte)next);
        }

        return Encoding.ASCII.GetString([.. head]);
    }

    public void Send(params ReadOnlySpan<byte> bytes)
    {
        _stream.Write(bytes);
        _stream.Flush();
    }

    /// <summary>A frame of the client: its opcode and unmasked payload. Null at the end of the connection.</summary>
    public (Opcode Opcode, byte[] Payload)? Read()
    {
        var head = new byte[2];
        if (!TryRead(head)) return null;
        Assert.Equal(0x80, head[0] & 0xF0);
        Assert.Equal(0x80, head[1] & 0x80);
        long length = head[1] & 0x7F;
        if (length == 126) length = BinaryPrimitives.ReadUInt16BigEndian(Exactly(2));
        else if (length == 127) length = BinaryPrimitives.ReadInt64BigEndian(Exactly(8));
        var mask = Exactly(4);
        var payload = Exactly((int)length);
        for (var i = 0; i < payload.Length; i++) payload[i] ^= mask[i % 4];
        return ((Opcode)(head[0] & 0x0F), payload);
    }

    /// <summary>The next frame, as <c>ping text</c> or <c>close 1000</c>; <c>end</c> at the end of the connection.</summary>
    public string ReadTold()
    {
        if (Read() is not var (opcode, payload)) return "end";
        var name = opcode.ToString().ToLowerInvariant();
        if (opcode != Opcode.Close) return $"{name} {Encoding.UTF8.GetString(payload)}";
        return payload.Length == 0 ? name : $"{name} {BinaryPrimitives.ReadUInt16BigEndian(payload)}";
    }

    /// <summary>Ends the connection as a crash does: the client gets a reset.</summary>
    public void Reset()
    {
        _socket.LingerState = new LingerOption(true, 0);
        _socket.Dispose();
    }

    public void EndSending() => _socket.Shutdown(SocketShutdown.Send);

    public void Dispose() => _stream.Dispose();

    private bool TryRead(byte[] head)
    {
        try
        {
            return _stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length;
        }
        catch (IOException)
        {
            // The client left with our bytes unread: a reset is an end too.
            return false;
        }
    }

    private byte[] Exactly(int count)
    {
        var bytes = new byte[count];
        _stream.ReadExactly(bytes);
        return bytes;
    }
}
