using System.Net.Sockets;

namespace FastEngine.Feeds.WebSockets;

/// <summary>What we send, without ever waiting: what the kernel does not take at once is kept and tried again.</summary>
internal sealed class SocketOutlet(Socket socket, int maxUnsentBytes)
{
    private readonly byte[] _unsent = new byte[maxUnsentBytes];
    private int _count;

    public bool IsEmpty => _count == 0;

    /// <exception cref="IOException">The peer is gone, or does not read.</exception>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (_count == 0) bytes = bytes[Send(bytes)..];
        if (bytes.IsEmpty) return;
        if (bytes.Length > _unsent.Length - _count) throw new IOException($"the peer does not read: more than {_unsent.Length} bytes wait for it");
        bytes.CopyTo(_unsent.AsSpan(_count));
        _count += bytes.Length;
    }

    /// <exception cref="IOException">The peer is gone.</exception>
    public void Flush()
    {
        if (_count == 0) return;
        var sent = Send(_unsent.AsSpan(0, _count));
        _unsent.AsSpan(sent, _count - sent).CopyTo(_unsent);
        _count -= sent;
    }

    private int Send(ReadOnlySpan<byte> bytes)
    {
        var sent = socket.Send(bytes, SocketFlags.None, out var error);
        if (error == SocketError.Success) return sent;
        return error == SocketError.WouldBlock ? 0 : throw new IOException($"sending failed: {error}");
    }
}
