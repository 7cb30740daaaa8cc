using FastEngine.Host.Running;

namespace FastEngine.Host.Service;

/// <summary>What a user asked a running engine to be.</summary>
internal sealed record ServiceRequest
{
    /// <summary>Configuration, recordings, speed.</summary>
    public required RunRequest Run { get; init; }

    /// <summary>Folder of the journal, the databases, the lock and the socket.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Socket of a venue in another process, which has the tape too; null for recordings and the paper venue in this one.</summary>
    public string? VenueSocket { get; init; }

    /// <summary>Whether the ticks come from the exchange as they happen.</summary>
    public bool IsLive => VenueSocket is null && Run.Files.Count == 0;

    /// <summary>Symbols of that venue in its order, or of the exchange, as <c>BTCUSDT@usdm</c>.</summary>
    public IReadOnlyList<string> Symbols { get; init; } = [];

    /// <summary>The exchange is a simulated one that holds its tape for the engine.</summary>
    public bool IsLockstep { get; init; }

    /// <summary>The log goes to its files alone: for measurements that have the console.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>Whether the source goes on whether the engine keeps up or not: then storage drops and counts, and never makes it wait.</summary>
    public bool IsRealTime => (IsLive && !IsLockstep) || !double.IsPositiveInfinity(Run.Speed);
}
