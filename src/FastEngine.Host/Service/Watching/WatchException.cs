namespace FastEngine.Host.Service.Watching;

/// <summary>A request of the watchlist that is refused; the message is what its user sees.</summary>
internal sealed class WatchException(WatchFault fault, string message, string? field = null) : Exception(message)
{
    public WatchFault Fault { get; } = fault;

    /// <summary>What of the request it is about; null for all of it.</summary>
    public string? Field { get; } = field;
}
