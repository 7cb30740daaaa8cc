using FastEngine.Rings;

namespace FastEngine.Engine;

/// <summary>The way to a venue that is reached from the gateway's thread while one hot thread trades: the hot thread's end, and where it leads.</summary>
/// <param name="Queue">What the venue's stepped face writes to.</param>
/// <param name="Outlet">The connection, or what stands before it.</param>
/// <param name="Venue">What of the venue is stepped by the gateway's thread, behind the orders; null for nothing.</param>
public sealed record OrderWay(OrderQueue Queue, IOrderOutlet Outlet, IAgent? Venue = null)
{
    /// <summary>Whether what is behind the outlet stamps each order itself (<see cref="Core.Execution.IOrderStamps"/>), when it encodes and sends it; else
    /// an order is sent when the outlet has it.</summary>
    public bool StampsOrders { get; init; }
}
