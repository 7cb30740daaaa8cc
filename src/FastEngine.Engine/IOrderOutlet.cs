using FastEngine.Core.Execution;

namespace FastEngine.Engine;

/// <summary>The way of what an engine says to its remote venue; one thread's, in the order of the calls.</summary>
/// <remarks>The plain one is the connection. An engine with a journal puts a thread between: it takes these calls over in order, and
/// makes them again on the writer when the journal has what it must have.</remarks>
public interface IOrderOutlet
{
    void Send(in ApprovedOrder order, TapePlace place);

    /// <param name="order">Its number.</param>
    /// <param name="timeNs">Time of the trade thread; an order is cancelled once at one time.</param>
    /// <param name="place">Where it was decided.</param>
    void Cancel(long order, long timeNs, TapePlace place);

    /// <summary>A question whose answers are events; nobody waits for them.</summary>
    void Query(in VenueQuery query, TapePlace place);

    /// <summary>Asks for the next report; the thread that called waits for the answer.</summary>
    /// <param name="after">Sequence of the last event behind the engine.</param>
    /// <param name="dueNs">What is due at or before it is wanted.</param>
    void Ask(long after, long dueNs);

    /// <summary>Every event of a window of the tape was processed, and what they led to was sent.</summary>
    void BarrierReached(long window);
}
