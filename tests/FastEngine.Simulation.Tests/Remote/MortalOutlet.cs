using FastEngine.Engine;
using FastEngine.Core.Execution;
using FastEngine.Simulation.Remote;
using FastEngine.Simulation.Remote.Client;

namespace FastEngine.Simulation.Tests.Remote;

/// <summary>Lets an engine die between its intent and its word, or between its word and the answer.</summary>
internal sealed class MortalOutlet(IOrderOutlet next, Death death) : IOrderOutlet
{
    private int _words;

    public void Send(in ApprovedOrder order, TapePlace place)
    {
        Before();
        next.Send(in order, place);
        After();
    }

    public void Cancel(long order, long timeNs, TapePlace place)
    {
        Before();
        next.Cancel(order, timeNs, place);
        After();
    }

    public void Query(in VenueQuery query, TapePlace place)
    {
        Before();
        next.Query(in query, place);
        After();
    }

    public void Ask(long after, long dueNs)
    {
        Before();
        next.Ask(after, dueNs);
        After();
    }

    public void BarrierReached(long window)
    {
        Before();
        next.BarrierReached(window);
        After();
    }

    private void Before()
    {
        if (++_words == death.AtWord && !death.IsAfter) throw new EngineDiedException();
    }

    private void After()
    {
        if (_words == death.AtWord && death.IsAfter) throw new EngineDiedException();
    }
}
