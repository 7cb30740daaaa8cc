using System.Net.Sockets;
using System.Text;
using FastEngine.Host.Control;

namespace FastEngine.Host.Tests.Control;

/// <summary>A data directory of a test, and raw clients of its socket.</summary>
internal sealed class ControlFolder : IDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fe-control-");

    public string Path => _folder.FullName;

    public string Socket => System.IO.Path.Combine(Path, ControlServer.SocketFile);

    public Socket Connect()
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.ReceiveTimeout = (int)Patience.TotalMilliseconds;
        socket.Connect(new UnixDomainSocketEndPoint(Socket));
        return socket;
    }

    /// <summary>Sends bytes as they are, and reads until the server closes.</summary>
    public string Say(byte[] bytes, bool endsHere = true)
    {
        using var socket = Connect();
        try
        {
            socket.Send(bytes);
            if (endsHere) socket.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            // It closed already; what it said can still be read.
        }

        return ReadAll(socket);
    }

    public string Say(string text, bool endsHere = true) => Say(Encoding.UTF8.GetBytes(text), endsHere);

    public static string ReadAll(Socket socket)
    {
        using var text = new MemoryStream();
        var buffer = new byte[4096];
        try
        {
            int count;
            while ((count = socket.Receive(buffer)) > 0) text.Write(buffer, 0, count);
        }
        catch (SocketException error) when (error.SocketErrorCode == SocketError.ConnectionReset)
        {
            // It closed with something of ours unread.
        }

        return Encoding.UTF8.GetString(text.ToArray());
    }

    public ControlClient Client() => ControlClient.TryConnect(Path) ?? throw new InvalidOperationException("nobody listens");

    /// <summary>Leaves the socket of an engine that was killed.</summary>
    public void LeaveSocket()
    {
        using (var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            socket.Bind(new UnixDomainSocketEndPoint(Socket + ".old"));
            socket.Listen();
            File.Move(Socket + ".old", Socket);
        }

        if (!File.Exists(Socket)) throw new InvalidOperationException("the socket's file went with the socket");
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
