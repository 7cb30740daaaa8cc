using System.Net.Sockets;
using FastEngine.Rings;

namespace FastEngine.Simulation.Remote.Wire;

/// <summary>One end of the connection: never waits unless told how long, and allocates nothing while all is well.</summary>
/// <remarks>One thread may receive while another sends. A broken connection is <see cref="IsClosed"/> on the receiving side and an exception on
/// the sending one; the runtime ignores SIGPIPE.</remarks>
internal sealed class WireSocket : IDisposable
{
    private const int UsPerMs = 1_000;
    private const int SliceMs = 20;
    private const int ReceiveBytes = 1 << 16;

    private readonly Socket _socket;
    private readonly FrameBuffer _frames = new(ReceiveBytes);

    public WireSocket(Socket socket)
    {
        _socket = socket;
        _socket.Blocking = false;
    }

    /// <summary>The other end is gone, and everything that it sent was received.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Bytes of a message that the other end did not finish.</summary>
    public int TornBytes => IsClosed ? _frames.Pending : 0;

    /// <summary>The next message that has arrived.</summary>
    public bool TryTake(out MessageKind kind, out ReadOnlySpan<byte> body)
    {
        if (_frames.TryTake(out kind, out body)) return true;
        while (!IsClosed && Receive())
        {
            if (_frames.TryTake(out kind, out body)) return true;
        }

        return false;
    }

    /// <summary>Waits until bytes may have come, a moment at most.</summary>
    public void WaitForBytes() => _socket.Poll(SliceMs * UsPerMs, SelectMode.SelectRead);

    public void Send(ReadOnlySpan<byte> bytes, TimeSpan limit)
    {
        var stamp = MonotonicClock.Stamp();
        while (bytes.Length > 0)
        {
            var sent = _socket.Send(bytes, SocketFlags.None, out var error);
            if (error == SocketError.Success)
            {
                bytes = bytes[sent..];
            }
            else if (error is SocketError.WouldBlock or SocketError.NoBufferSpaceAvailable)
            {
                if (MonotonicClock.ElapsedNs(stamp, MonotonicClock.Stamp()) > limit.TotalNanoseconds)
                    throw new RemoteVenueException($"the other end has not read for {limit.TotalSeconds:0.#} s");
                _socket.Poll(SliceMs * UsPerMs, SelectMode.SelectWrite);
            }
            else if (error != SocketError.Interrupted)
            {
                throw new RemoteVenueException($"the connection is broken: {error}");
            }
        }
    }

    public void Dispose() => _socket.Dispose();

    private bool Receive()
    {
        var received = _socket.Receive(_frames.Free(), SocketFlags.None, out var error);
        if (error == SocketError.Success && received > 0)
        {
            _frames.Add(received);
            return true;
        }

        // An end, orderly or not: what the peer did not send any more is lost either way.
        if (error is not (SocketError.WouldBlock or SocketError.Interrupted)) IsClosed = true;
        return false;
    }
}
