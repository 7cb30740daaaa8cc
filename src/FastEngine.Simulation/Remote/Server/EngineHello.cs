namespace FastEngine.Simulation.Remote.Server;

/// <summary>What an engine says of itself when it connects.</summary>
/// <param name="LastEvent">Sequence of the last inbound event that its journal has, -1 for none.</param>
/// <param name="LastReport">Venue sequence of the last report that its journal has, 0 for none.</param>
/// <param name="IsRecovered">Whether it comes from a journal.</param>
/// <param name="InstrumentDigest">Of its instrument table.</param>
public readonly record struct EngineHello(long LastEvent, long LastReport, bool IsRecovered, ulong InstrumentDigest);
