namespace FastEngine.Notifications.Delivery;

/// <summary>What waits, as it is kept on disk.</summary>
internal sealed record CenterState
{
    /// <summary>The journal record up to which everything is taken.</summary>
    public long Position { get; init; }

    public DateTimeOffset DigestDue { get; init; }

    /// <summary>What the host keeps beside it.</summary>
    public string Carried { get; init; } = "";

    public IReadOnlyDictionary<string, LaneState> Lanes { get; init; } = new Dictionary<string, LaneState>();

    public IReadOnlyDictionary<string, RepeatFilter.Seen> Repeats { get; init; } = new Dictionary<string, RepeatFilter.Seen>();
}
