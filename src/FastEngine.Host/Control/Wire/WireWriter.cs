using System.Net.Sockets;

namespace FastEngine.Host.Control.Wire;

/// <summary>Sends whole blocks of bytes.</summary>
internal static class WireWriter
{
    /// <exception cref="IOException">The other side has gone, or does not read.</exception>
    public static void Send(Socket socket, ReadOnlySpan<byte> bytes)
    {
        try
        {
            while (bytes.Length > 0) bytes = bytes[socket.Send(bytes)..];
        }
        catch (SocketException error)
        {
            throw new IOException(error.Message, error);
        }
    }
}
