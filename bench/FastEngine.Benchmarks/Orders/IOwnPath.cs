using FastEngine.Core;
using FastEngine.Rings;

namespace FastEngine.Benchmarks.Orders;

/// <summary>What follows the intake's ring.</summary>
internal interface IOwnPath : IDisposable
{
    SingleProducerRing<Tick> Ring { get; }

    /// <summary>Takes what is on the ring.</summary>
    /// <returns>Whether an order was sent.</returns>
    bool Step();
}
