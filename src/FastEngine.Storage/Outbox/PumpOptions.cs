namespace FastEngine.Storage.Outbox;

/// <summary>How an outbox is emptied.</summary>
public sealed record PumpOptions
{
    public int MaxItems { get; init; } = 500;

    public long MaxBytes { get; init; } = 9L << 20;

    /// <summary>Sends begin at least this far apart: what changes in between is sent once.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>After the first failure; doubles with each further one.</summary>
    public TimeSpan FirstBackoff { get; init; } = TimeSpan.FromMilliseconds(500);

    public TimeSpan MaxBackoff { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>An entry that fails alone this often in a row, the destination answering, is refused.</summary>
    public int UnclearAttempts { get; init; } = 10;

    /// <summary>When this many entries are refused with none taken in between, it is the destination that refuses.</summary>
    public int RefusalsInARow { get; init; } = 20;
}
