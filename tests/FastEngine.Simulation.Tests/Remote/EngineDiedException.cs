namespace FastEngine.Simulation.Tests.Remote;

/// <summary>The engine of a test died where it was told to.</summary>
internal sealed class EngineDiedException : Exception;
