using FastEngine.Engine;
using FastEngine.Core.Execution;
using FastEngine.Simulation.Remote.Wire;

namespace FastEngine.Simulation.Remote.Client;

/// <summary>Puts orders on the connection, each at once. One thread's; allocates nothing.</summary>
public sealed class RemoteOrderWriter : IOrderOutlet
{
    private const int BufferBytes = 512;

    private readonly WireSocket _socket;
    private readonly TimeSpan _limit;
    private readonly WireWriter _out = new(BufferBytes);

    internal RemoteOrderWriter(WireSocket socket, TimeSpan limit)
    {
        _socket = socket;
        _limit = limit;
    }

    public void Send(in ApprovedOrder order, TapePlace place)
    {
        _out.Begin(MessageKind.Submit);
        _out.Put(in order.Terms);
        _out.Put(place.After);
        _out.Put(place.IsAtEvent);
        Send();
    }

    public void Cancel(long order, long timeNs, TapePlace place)
    {
        _out.Begin(MessageKind.Cancel);
        _out.Put(order);
        _out.Put(timeNs);
        _out.Put(place.After);
        _out.Put(place.IsAtEvent);
        Send();
    }

    public void Query(in VenueQuery query, TapePlace place)
    {
        _out.Begin(MessageKind.Query);
        _out.Put(in query);
        _out.Put(place.After);
        _out.Put(place.IsAtEvent);
        Send();
    }

    public void Ask(long after, long dueNs)
    {
        _out.Begin(MessageKind.Ask);
        _out.Put(after);
        _out.Put(dueNs);
        Send();
    }

    public void BarrierReached(long window)
    {
        _out.Begin(MessageKind.BarrierDone);
        _out.Put(window);
        Send();
    }

    private void Send()
    {
        _out.End();
        _socket.Send(_out.Written, _limit);
        _out.Clear();
    }
}
