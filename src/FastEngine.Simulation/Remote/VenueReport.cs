using FastEngine.Core.Execution;

namespace FastEngine.Simulation.Remote;

/// <summary>One report of the venue, with its number over the venue's whole life and its place in the tape.</summary>
/// <param name="Sequence">1, 2, 3… without a gap.</param>
/// <param name="Id">Of the order; the default for an answer about an order that the venue never saw.</param>
/// <param name="After">Sequence of the last event of the tape that was behind the engine when it took it, -1 for none.</param>
/// <param name="Report">As it reaches the engine.</param>
public readonly record struct VenueReport(long Sequence, ClientOrderId Id, long After, OrderReport Report);
