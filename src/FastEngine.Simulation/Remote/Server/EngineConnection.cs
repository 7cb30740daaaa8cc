using FastEngine.Rings;
using FastEngine.Simulation.Remote.Wire;

namespace FastEngine.Simulation.Remote.Server;

/// <summary>The venue's end of one connection: waits with a limit, and turns other engines away meanwhile.</summary>
internal sealed class EngineConnection(WireSocket socket, EngineListener listener, TimeSpan replyLimit) : IDisposable
{
    private const int BufferBytes = 1 << 15;
    private bool _isDeaf;

    public WireWriter Out { get; } = new(BufferBytes);

    public int TornBytes => socket.TornBytes;

    /// <summary>Sends what was put out. When nobody reads any more this is found out by the next message that does not come.</summary>
    public void Flush()
    {
        try
        {
            if (!_isDeaf) socket.Send(Out.Written, replyLimit);
        }
        catch (RemoteVenueException)
        {
            // What the engine sent before it died is still to be read: an order of it counts.
            _isDeaf = true;
        }

        Out.Clear();
    }

    /// <summary>Waits for the next message.</summary>
    /// <returns>False when the engine is gone.</returns>
    public bool TryReceive(TimeSpan limit, CancellationToken cancellation, out MessageKind kind, out ReadOnlySpan<byte> body)
    {
        var stamp = MonotonicClock.Stamp();
        while (!socket.TryTake(out kind, out body))
        {
            if (socket.IsClosed) return false;
            cancellation.ThrowIfCancellationRequested();
            if (listener.HasOther)
            {
                // The one that is connected may have gone before the other came.
                if (socket.TryTake(out kind, out body)) return true;
                if (socket.IsClosed) return false;
                listener.RefuseOther();
            }

            if (MonotonicClock.ElapsedNs(stamp, MonotonicClock.Stamp()) > limit.TotalNanoseconds)
                throw new RemoteVenueException($"the engine said nothing for {limit.TotalSeconds:0.#} s");
            socket.WaitForBytes();
        }

        return true;
    }

    public void Refuse(string text)
    {
        Out.Clear();
        Out.Begin(MessageKind.Refused);
        Out.Put(text);
        Out.End();
        Flush();
    }

    public void Dispose() => socket.Dispose();
}
