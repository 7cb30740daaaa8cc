using FastEngine.Core.Execution;
using FastEngine.Engine;

namespace FastEngine.Host.Service;

/// <summary>The connection to a venue in another process, known only after the recovery; called on the gateway's thread.</summary>
internal sealed class LateOutlet : IOrderOutlet
{
    private IOrderOutlet? _connection;

    public void Connect(IOrderOutlet connection) => _connection = connection;

    public void Send(in ApprovedOrder order, TapePlace place)
    {
        CrashPoint.Pass(CrashPoint.Intent);
        _connection!.Send(in order, place);
        CrashPoint.Pass(CrashPoint.Sent);
    }

    public void Cancel(long order, long timeNs, TapePlace place)
    {
        CrashPoint.Pass(CrashPoint.Intent);
        _connection!.Cancel(order, timeNs, place);
        CrashPoint.Pass(CrashPoint.Sent);
    }

    public void Query(in VenueQuery query, TapePlace place) => _connection!.Query(in query, place);

    public void Ask(long after, long dueNs) => _connection!.Ask(after, dueNs);

    public void BarrierReached(long window) => _connection!.BarrierReached(window);
}
