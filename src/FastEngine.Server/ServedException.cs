namespace FastEngine.Server;

/// <summary>A request that the engine refused; the message is what its user sees.</summary>
public sealed class ServedException(ServedFault fault, string message, string? field = null, Exception? cause = null) : Exception(message, cause)
{
    public ServedFault Fault { get; } = fault;

    /// <summary>What of the request it is about; null for all of it.</summary>
    public string? Field { get; } = field;
}
