using FastEngine.Core;

namespace FastEngine.Host.Scenarios.Tape;

/// <summary>How the frames of a drawn tape reach the engine.</summary>
internal interface IScenarioFeed
{
    /// <summary>Whether the next event may be published; one that waits for an exchange goes on with it here.</summary>
    bool IsReady { get; }

    /// <summary>Whether everything that a trade leads to must be done before the next.</summary>
    bool WaitsBehindTrades { get; }

    /// <summary>Sends one item through a frame and the parser.</summary>
    /// <returns>Whether the frame was a trade.</returns>
    bool Read(int instrumentId, in TapeItem item, ref Tick tick);

    /// <summary>A trade of the engine is on its ring.</summary>
    void OnTrade(in Tick tick);

    /// <summary>A trade that was read is on the ring up to an event; without one nothing follows from it.</summary>
    void Passed(long? lastSequence);
}
