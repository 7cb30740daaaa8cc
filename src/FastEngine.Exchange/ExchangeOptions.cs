using System.Net;

namespace FastEngine.Exchange;

/// <summary>Everything about a simulated exchange that is not its tape.</summary>
public sealed record ExchangeOptions
{
    public required VenueOptions Venue { get; init; }

    /// <summary>Loopback: the exchange simulates, and is never reached from elsewhere.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The machine's clock; a drill lets it run faster, for itself and its engine.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Of spot; 0 takes a free one.</summary>
    public int SpotPort { get; init; }

    /// <summary>Of USD-M; 0 takes a free one.</summary>
    public int FuturesPort { get; init; }

    /// <summary>Of the tape when it plays freely; positive infinity does not wait.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>Null plays freely, with the machine's time; else the tape is held, and its time is the exchange's.</summary>
    public LockstepOptions? Lockstep { get; init; }

    public RateLimitOptions SpotLimits { get; init; } = RateLimitOptions.Spot;

    public RateLimitOptions FuturesLimits { get; init; } = RateLimitOptions.Futures;

    public SocketOptions SpotSockets { get; init; } = SocketOptions.Spot;

    public SocketOptions FuturesSockets { get; init; } = SocketOptions.Futures;

    /// <summary>What happens exactly when, in lockstep alone; null for nothing.</summary>
    public ExchangeScript? Script { get; init; }

    /// <summary>What goes wrong, and when; empty for nothing.</summary>
    public FaultScript Faults { get; init; } = FaultScript.None;
}
