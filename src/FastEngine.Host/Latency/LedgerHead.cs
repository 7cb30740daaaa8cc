using System.Text.Json.Serialization;

namespace FastEngine.Host.Latency;

/// <summary>What the first bytes of a ledger's file say, as JSON.</summary>
internal sealed record LedgerHead
{
    public const int PresentVersion = 1;

    [JsonPropertyName("version")] public int Version { get; init; } = PresentVersion;

    [JsonPropertyName("record_bytes")] public int RecordBytes { get; init; } = LedgerEntry.Bytes;

    /// <summary>Stamps a second.</summary>
    [JsonPropertyName("frequency")] public long Frequency { get; init; }

    /// <summary>A stamp, and the wall clock at it, ns since the epoch.</summary>
    [JsonPropertyName("stamp")] public long Stamp { get; init; }

    [JsonPropertyName("unix_ns")] public long UnixNs { get; init; }

    /// <summary>One event in so many has a record.</summary>
    [JsonPropertyName("sample")] public int Sample { get; init; }

    /// <summary>Whether the trade stage has a thread of its own.</summary>
    [JsonPropertyName("trade_thread")] public bool HasTradeThread { get; init; }

    /// <summary>Whether the system told how long threads waited for a core.</summary>
    [JsonPropertyName("run_delays")] public bool HasDelays { get; init; }

    /// <summary>Of the process when the file was begun, by generation.</summary>
    [JsonPropertyName("collections")] public int[] Collections { get; init; } = [0, 0, 0];

    /// <summary>By instrument id.</summary>
    [JsonPropertyName("symbols")] public string[] Symbols { get; init; } = [];
}
