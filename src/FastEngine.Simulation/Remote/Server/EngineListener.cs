using System.Net.Sockets;
using FastEngine.Rings;
using FastEngine.Simulation.Remote.Wire;

namespace FastEngine.Simulation.Remote.Server;

/// <summary>The venue's Unix socket, which only its user may connect to. One engine at a time; others are told so.</summary>
internal sealed class EngineListener : IDisposable
{
    private const int SliceUs = 20_000;
    private const int Backlog = 16;

    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly string _path;
    private readonly Action _onRefused;

    public EngineListener(string path, Action onRefused)
    {
        RemoteProtocol.CheckPath(path);
        _path = path;
        _onRefused = onRefused;
        if (File.Exists(path)) throw new IOException($"{path} exists: another venue uses it, or one left it behind; remove it or choose another path");
        _socket.Bind(new UnixDomainSocketEndPoint(path));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        _socket.Listen(Backlog);
        _socket.Blocking = false;
    }

    /// <summary>Waits for an engine.</summary>
    /// <returns>Null when none came within the limit.</returns>
    public WireSocket? Accept(TimeSpan limit, CancellationToken cancellation)
    {
        var stamp = MonotonicClock.Stamp();
        while (true)
        {
            if (_socket.Poll(SliceUs, SelectMode.SelectRead)) return new WireSocket(_socket.Accept());
            cancellation.ThrowIfCancellationRequested();
            if (MonotonicClock.ElapsedNs(stamp, MonotonicClock.Stamp()) > limit.TotalNanoseconds) return null;
        }
    }

    /// <summary>Whether an engine wants to connect.</summary>
    public bool HasOther => _socket.Poll(0, SelectMode.SelectRead);

    /// <summary>Sends the engine away that wants to connect; there is one.</summary>
    public void RefuseOther()
    {
        using var other = new WireSocket(_socket.Accept());
        var text = new WireWriter(256);
        text.Begin(MessageKind.Refused);
        text.Put("another engine is connected to this venue; end it first");
        text.End();
        try
        {
            other.Send(text.Written, TimeSpan.FromSeconds(1));
        }
        catch (RemoteVenueException)
        {
            // It did not wait for the answer.
        }

        _onRefused();
    }

    public void Dispose()
    {
        _socket.Dispose();
        File.Delete(_path);
    }
}
