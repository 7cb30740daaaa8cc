using FastEngine.Feeds.Live;

namespace FastEngine.Venues.Binance.Streams;

/// <summary>How streams are spread over connections.</summary>
public sealed record StreamPlanOptions
{
    /// <summary>Host of the streams, with a scheme and without a path.</summary>
    public required Uri Host { get; init; }

    /// <summary>Whether streams are asked for by messages on <c>/ws</c>, as bare events, instead of by the address, as a combined stream.</summary>
    public bool ByRequest { get; init; }

    /// <summary>Whether USD-M addresses are routed by class. Hosts that do not know it yet are not.</summary>
    public bool IsRouted { get; init; } = true;

    /// <summary>Fewer than the exchange allows, to spread symbols over connections; 0 for what it allows.</summary>
    public int StreamsPerConnection { get; init; }

    /// <summary>Whether the book ticker of each symbol is wanted, too.</summary>
    public bool Quotes { get; init; }

    /// <summary>Life, overlap and waits; the rules of the exchange (pings, messages a second) replace what is here.</summary>
    public FeedTimes Times { get; init; } = new();
}
