namespace FastEngine.Host.Service.Watching;

/// <summary>An entry with what is under way for it.</summary>
internal sealed class WatchState(WatchEntry entry)
{
    public WatchEntry Entry { get; set; } = entry;

    public WatchPhase Phase { get; set; } = entry.HasEnded ? WatchPhase.Ending : WatchPhase.Starting;

    /// <summary>Why it is not active, for a person.</summary>
    public string? Problem { get; set; }

    /// <summary>Its instrument; -1 before it has a slot.</summary>
    public int Id { get; set; } = -1;

    public long NextTryNs { get; set; }

    public bool HasWarned { get; set; }

    /// <summary>Looks in a row that found nothing open.</summary>
    public int FlatLooks { get; set; }

    /// <summary>When it began to be evaluated, ns since the epoch; 0 before.</summary>
    public long ActiveNs { get; set; }
}
