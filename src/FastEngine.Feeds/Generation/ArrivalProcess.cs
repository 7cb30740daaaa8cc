using System.Runtime.CompilerServices;

namespace FastEngine.Feeds.Generation;

/// <summary>Self-exciting arrivals of orders: a Hawkes process with an exponential kernel, drawn exactly (Dassios, Zhao 2013).</summary>
/// <remarks>Half of all orders are usually triggered by earlier ones; the mean rate is the one asked for. A mutable struct.</remarks>
internal struct ArrivalProcess
{
    private const double UsualBranching = 0.5;

    private readonly double _decay;
    private double _excitation;

    /// <summary>Mean number of orders that one order triggers directly; below 1.</summary>
    public double Branching { readonly get; set; } = UsualBranching;

    /// <param name="ordersPerSecond">Mean rate of the symbol; clusters last a second on quiet symbols, a few orders on busy ones.</param>
    public ArrivalProcess(double ordersPerSecond)
    {
        _decay = 2.0 + 0.5 * ordersPerSecond;
        _excitation = 0.5 * ordersPerSecond;
    }

    /// <summary>Seconds to the next order at a mean rate of <paramref name="ordersPerSecond"/>; nothing advances.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly double DrawWait(ref Xoshiro256 random, double ordersPerSecond)
    {
        var wait = random.NextExponential() / (ordersPerSecond * (1.0 - Branching));
        var remaining = 1.0 - _decay * random.NextExponential() / _excitation;
        if (remaining <= 0) return wait; // the excitation dies out before it triggers anything
        var triggered = -PortableMath.Log(remaining) / _decay;
        return triggered < wait ? triggered : wait;
    }

    /// <summary>Lets time pass without an order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Decay(double seconds) => _excitation = _excitation * PortableMath.Exp(-_decay * seconds) + 1e-12;

    /// <summary>An order arrived.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Excite() => _excitation += Branching * _decay;
}
