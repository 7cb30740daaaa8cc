using FastEngine.Core.Execution;

namespace FastEngine.Simulation.Remote;

/// <summary>An order as the venue knows it, by what it has reported.</summary>
/// <param name="Terms">As submitted; monotonic stamps are not sent.</param>
/// <param name="Status">By the last report.</param>
/// <param name="Filled">Quantity reported as filled.</param>
/// <param name="Remaining">Quantity that is still open; 0 when it ended.</param>
/// <param name="LastReport">Venue sequence of its last report, 0 for none.</param>
public readonly record struct VenueOrder(OrderTerms Terms, VenueOrderStatus Status, long Filled, long Remaining, long LastReport);
