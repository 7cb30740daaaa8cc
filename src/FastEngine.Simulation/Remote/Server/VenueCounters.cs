namespace FastEngine.Simulation.Remote.Server;

/// <summary>What a venue process counted over its life.</summary>
public sealed class VenueCounters
{
    /// <summary>Engines that ended their recovery.</summary>
    public long Engines { get; internal set; }

    /// <summary>Engines that disconnected or were cut off.</summary>
    public long Disconnects { get; internal set; }

    /// <summary>Connections that ended within a message: a killed process may do that.</summary>
    public long TornMessages { get; internal set; }

    /// <summary>Orders that came before their engine's recovery had ended; each is a violation too.</summary>
    public long OrdersBeforeReady { get; internal set; }

    /// <summary>Orders that the venue had already, answered with what it has.</summary>
    public long DuplicateOrders { get; internal set; }

    /// <summary>Cancellations that had been asked for already, for the same order at the same time.</summary>
    public long DuplicateCancellations { get; internal set; }

    /// <summary>Queries that had been asked already, with the same number at the same time.</summary>
    public long DuplicateQueries { get; internal set; }

    /// <summary>Engines that came while one was connected.</summary>
    public long Refused { get; internal set; }

    /// <summary>Events that were matched while no engine was there.</summary>
    public long EventsAway { get; internal set; }
}
