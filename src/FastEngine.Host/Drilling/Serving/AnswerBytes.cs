using System.Buffers.Text;
using System.Net.Sockets;

namespace FastEngine.Host.Drilling.Serving;

/// <summary>The bytes of one answer of HTTP/1.1 at a time, as far as its end can be told from them: by its length, or by its last chunk.</summary>
internal sealed class AnswerBytes
{
    private byte[] _bytes = new byte[1 << 14];
    private int _count;

    /// <summary>200 and so on; 0 before there is one.</summary>
    public int Status => _count >= 12 && Utf8Parser.TryParse(_bytes.AsSpan(9, 3), out int status, out _) ? status : 0;

    /// <summary>Takes what the socket has.</summary>
    /// <returns>Whether the answer is complete.</returns>
    /// <exception cref="IOException">The server has closed the connection.</exception>
    public bool Receive(Socket socket)
    {
        if (_count == _bytes.Length) Array.Resize(ref _bytes, 2 * _bytes.Length);
        var received = socket.Receive(_bytes.AsSpan(_count));
        if (received == 0) throw new IOException("the server closed the connection");
        _count += received;
        return IsComplete(_bytes.AsSpan(0, _count));
    }

    /// <summary>Begins the next one.</summary>
    public void Clear() => _count = 0;

    /// <summary>Whether the bytes end an answer.</summary>
    public static bool IsComplete(ReadOnlySpan<byte> bytes)
    {
        var head = bytes.IndexOf("\r\n\r\n"u8);
        if (head < 0) return false;
        var length = bytes[..head].IndexOf("\r\nContent-Length: "u8);
        if (length < 0) return bytes.EndsWith("\r\n0\r\n\r\n"u8);
        return Utf8Parser.TryParse(bytes[(length + 18)..], out int body, out _) && bytes.Length >= head + 4 + body;
    }
}
