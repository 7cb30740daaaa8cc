namespace FastEngine.Simulation.Remote.Server;

/// <summary>Place in the tape of an order or a cancellation.</summary>
/// <param name="After">Sequence of the last event that was behind the engine.</param>
/// <param name="IsOfThatEvent">It still belongs to that event, by a report that was due after it; else to the next one.</param>
internal readonly record struct VenueAction(long After, bool IsOfThatEvent);
