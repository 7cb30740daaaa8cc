using FastEngine.Core;

namespace FastEngine.Host.Service.Watching;

/// <summary>A symbol of the watchlist, as it is kept over a restart.</summary>
internal sealed record WatchEntry
{
    /// <summary>Who the daily selection signs with: its entries do not expire.</summary>
    public const string Automatic = "auto";

    /// <summary>Of one that was added without.</summary>
    public const int UsualPriority = 3;

    public required string Symbol { get; init; }

    public required Market Market { get; init; }

    /// <summary>Ns since the epoch.</summary>
    public required long AddedNs { get; init; }

    /// <summary>Null for good.</summary>
    public long? ExpiresNs { get; init; }

    /// <summary>Name of a token, <c>socket</c>, or <see cref="Automatic"/>.</summary>
    public required string AddedBy { get; init; }

    /// <summary>1 is the highest; it is kept and shown.</summary>
    public int Priority { get; init; } = UsualPriority;

    /// <summary>Whether its entries were allowed once: then an operator who has stopped them since is not overruled.</summary>
    public bool HasBegun { get; init; }

    /// <summary>Removed or expired: nothing is entered, and it is listened to until it is flat.</summary>
    public bool HasEnded { get; init; }
}
