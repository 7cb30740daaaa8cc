using System.Net.Sockets;

namespace FastEngine.Host.Control.Wire;

/// <summary>The listening socket's file: nobody but its owner ever could connect to it, and it is not there before it listens.</summary>
internal static class ControlListener
{
    private const string NewSuffix = ".new";
    private const int Backlog = 32;

    /// <summary>Listens, in the place of what a killed engine left.</summary>
    /// <exception cref="ControlException">An engine answers there, or no socket can be there.</exception>
    public static Socket Listen(string directory)
    {
        var path = Path.Combine(directory, ControlServer.SocketFile);
        Socket? listener = null;
        try
        {
            if (File.Exists(path)) EnsureStale(directory, path);
            File.Delete(path + NewSuffix);
            using var way = new SocketPath(directory, ControlServer.SocketFile + NewSuffix);
            listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            listener.Bind(way.EndPoint);
            // Until it listens every connection is refused, whatever the mode.
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path + NewSuffix, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            listener.Listen(Backlog);
            File.Move(path + NewSuffix, path, overwrite: true);
            return listener;
        }
        catch (Exception error) when (error is SocketException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            listener?.Dispose();
            throw new ControlException(ControlFault.Failed, $"{path}: the control socket cannot be made: {error.Message}", error);
        }
    }

    private static void EnsureStale(string directory, string path)
    {
        using (var socket = TryConnect(directory))
        {
            if (socket is not null) throw new ControlException(ControlFault.Failed, $"{path}: an engine answers there; stop it, or use another data directory");
        }

        if (IsPlainFile(path)) throw new ControlException(ControlFault.Failed, $"{path} is a file, and the control socket has to be there: move it away");
    }

    /// <summary>A connection, or null when nobody listens.</summary>
    /// <exception cref="ControlException">It is there and may not be used.</exception>
    public static Socket? TryConnect(string directory)
    {
        var path = Path.Combine(directory, ControlServer.SocketFile);
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            using var way = new SocketPath(directory, ControlServer.SocketFile);
            socket.Connect(way.EndPoint);
            return socket;
        }
        catch (SocketException error)
        {
            socket.Dispose();
            // ENOENT comes as AddressNotAvailable.
            if (error.SocketErrorCode is SocketError.ConnectionRefused or SocketError.AddressNotAvailable || !File.Exists(path)) return null;
            throw new ControlException(ControlFault.Failed, error.SocketErrorCode == SocketError.AccessDenied
                ? $"{path} belongs to another user: run this as the user of the engine"
                : $"{path}: {error.Message}", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            socket.Dispose();
            throw new ControlException(ControlFault.Failed, $"{path}: {error.Message}", error);
        }
    }

    // A socket cannot be opened as a file.
    private static bool IsPlainFile(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
