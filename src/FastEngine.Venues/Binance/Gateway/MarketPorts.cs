using FastEngine.Core.Execution;
using FastEngine.Venues.Binance.Limits;
using FastEngine.Venues.Binance.Rest;
using FastEngine.Venues.Binance.Signing;
using FastEngine.Venues.Binance.Timing;

namespace FastEngine.Venues.Binance.Gateway;

/// <summary>What the gateway of a market is plugged into.</summary>
public sealed record MarketPorts
{
    public required Credentials Credentials { get; init; }

    public required RateLimiter Limiter { get; init; }

    public required ClockSync Clock { get; init; }

    public required IRestLine Rest { get; init; }

    /// <summary>Of orders.</summary>
    public required IMessageLine Api { get; init; }

    /// <summary>Of the user stream; null for spot.</summary>
    public IMessageLine? User { get; init; }

    /// <summary>To the trade thread's guard of the clock; null for nobody.</summary>
    public CommandPost? Post { get; init; }

    /// <summary>Of the latency ledger; null when none is kept.</summary>
    public IOrderStamps? Stamps { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Of the jitter of reconnections.</summary>
    public Random Random { get; init; } = Random.Shared;
}
