using FastEngine.Core.Execution;

namespace FastEngine.Simulation.Remote.Client;

/// <summary>What a venue answers to an engine's hello.</summary>
/// <param name="IsLossless">The tape stood still while no engine was there.</param>
/// <param name="NextEvent">Sequence of the first event that an engine with what was said in the hello should ask for, -1 at the tape's end.</param>
/// <param name="MatchedThrough">Sequence of the last event that the venue matched, -1 for none. When lossless, every event up to it was put behind
/// it by an engine, and none after it counts for the venue.</param>
/// <param name="LastReport">Venue sequence of the last report that was made, 0 for none.</param>
/// <param name="WindowEvents">Most events that are on their way at once; every inbound ring needs room for them.</param>
/// <param name="Mode">How the account keeps positions of margined markets.</param>
/// <param name="Leverage">Of margined markets; 0 when the venue demands no margin.</param>
public readonly record struct VenueWelcome(
    bool IsLossless, long NextEvent, long MatchedThrough, long LastReport, int WindowEvents, AccountMode Mode, int Leverage);
