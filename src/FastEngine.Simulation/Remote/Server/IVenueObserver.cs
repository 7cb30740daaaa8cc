using FastEngine.Core.Execution;

namespace FastEngine.Simulation.Remote.Server;

/// <summary>Told on the server's thread what happens at the venue, at the moment that it happens: where a drill kills.</summary>
public interface IVenueObserver
{
    /// <summary>An engine said hello. Its recovery begins.</summary>
    void OnConnected(in EngineHello hello)
    {
    }

    /// <summary>An engine that recovers asked something; it gets its answer after this.</summary>
    void OnQuery(RecoveryQuery query)
    {
    }

    /// <summary>An engine ended its recovery.</summary>
    /// <param name="nextSequence">Of the first event that it gets.</param>
    void OnReady(long nextSequence)
    {
    }

    /// <summary>An event of the tape was written to the socket, not necessarily for the first time.</summary>
    void OnSent(long sequence)
    {
    }

    /// <summary>An order came, and nothing was said of it yet.</summary>
    /// <param name="terms">The order.</param>
    /// <param name="isNew">False for one that the venue has already.</param>
    void OnOrder(in OrderTerms terms, bool isNew)
    {
    }

    /// <summary>A report was written to the socket, not necessarily for the first time.</summary>
    void OnReport(in VenueReport report)
    {
    }

    /// <summary>An engine is gone.</summary>
    /// <param name="reason">What was seen of it.</param>
    void OnDisconnected(string reason)
    {
    }

    /// <summary>An engine came while one was connected, and was sent away.</summary>
    void OnRefused()
    {
    }
}
