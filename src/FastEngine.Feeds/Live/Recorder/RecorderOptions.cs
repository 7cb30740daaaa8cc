using FastEngine.Core;

namespace FastEngine.Feeds.Live.Recorder;

/// <summary>Where raw frames go, and when a file ends.</summary>
public sealed record RecorderOptions
{
    public required string Folder { get; init; }

    /// <summary>First part of every file name, as <c>binance_usdm</c>.</summary>
    public required string Prefix { get; init; }

    /// <summary>A file ends at each multiple of this (UTC); 0 for never.</summary>
    public long RotateNs { get; init; } = EngineTime.NsPerHour;

    /// <summary>A file ends when so many bytes were written into it, before packing; 0 for never.</summary>
    public long RotateBytes { get; init; } = 1L << 30;

    public bool IsPacked { get; init; } = true;

    /// <summary>Lines that wait for the disk.</summary>
    public int Blocks { get; init; } = 16;

    public int BlockBytes { get; init; } = 1 << 20;
}
