namespace FastEngine.Simulation.Remote.Server;

/// <summary>What an engine that recovers can ask.</summary>
public enum RecoveryQuery : byte
{
    Order,
    State,
    Reports,
}
