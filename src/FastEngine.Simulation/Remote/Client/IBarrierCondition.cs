namespace FastEngine.Simulation.Remote.Client;

/// <summary>Says whether everything that follows from the events on the rings has happened, beyond their being taken off.</summary>
/// <remarks>On one thread that is so as soon as the rings are empty, and none is needed.</remarks>
public interface IBarrierCondition
{
    bool IsReached { get; }
}
