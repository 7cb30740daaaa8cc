using System.Text.Json;

namespace FastEngine.Host.Control.Status;

/// <summary>What a running engine says of itself. Times are ns since the epoch, money and prices exact decimals as text.
/// A part that the engine has not got is missing; members that this version does not know are skipped.</summary>
/// <remarks>Lists are never null: JSON without them, or with null, gives empty ones.</remarks>
public sealed record EngineStatus
{
    /// <summary>So that a program tells it from a <see cref="StoppedStatus"/>.</summary>
    public bool IsRunning { get; } = true;

    public string? Version { get; init; }

    public int? Pid { get; init; }

    /// <summary>As <c>paper</c>.</summary>
    public string? Mode { get; init; }

    /// <summary>As <c>recovering</c>, <c>warming up</c>, <c>trading</c>, <c>stopping</c>.</summary>
    public string? State { get; init; }

    public string? ConfigHash { get; init; }

    public long StartedNs { get; init; }

    /// <summary>Wall time of this answer.</summary>
    public long NowNs { get; init; }

    public IReadOnlyList<FeedStatus> Feeds { get; init => field = value ?? []; } = [];

    public IReadOnlyList<WatchedSymbol> Symbols { get; init => field = value ?? []; } = [];

    public IReadOnlyList<OpenPosition> Positions { get; init => field = value ?? []; } = [];

    public AccountStatus? Account { get; init; }

    public KillSwitchStatus? KillSwitch { get; init; }

    public TimeToFlatStatus? TimeToFlat { get; init; }

    public DtmsStatus? Dtms { get; init; }

    public JournalStatus? Journal { get; init; }

    public TelemetryStatus? Telemetry { get; init; }

    public StorageStatus? Storage { get; init; }

    public SyncStatus? Sync { get; init; }

    /// <summary>The channels of notifications that are enabled.</summary>
    public IReadOnlyList<ChannelStatus> Channels { get; init => field = value ?? []; } = [];

    public IReadOnlyList<HotThread> HotThreads { get; init => field = value ?? []; } = [];

    public string ToJson() => JsonSerializer.Serialize(this, StatusJson.Default.EngineStatus);

    /// <exception cref="JsonException">It is not a status.</exception>
    public static EngineStatus Parse(string json) =>
        JsonSerializer.Deserialize(json, StatusJson.Default.EngineStatus) ?? throw new JsonException("a status of nothing");
}
