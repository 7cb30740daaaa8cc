using System.Collections.Immutable;

namespace FastEngine.Feeds;

/// <summary>What the pre-scan found in one input.</summary>
public sealed record ScannedInput
{
    public required string Path { get; init; }

    public required RecordingFormat Format { get; init; }

    public required RecordingOptions Options { get; init; }

    /// <summary>SHA-256 of the file as stored, lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Length of the file as stored.</summary>
    public required long FileBytes { get; init; }

    /// <summary>Counts of lines, frames, trades and what could not be used, before any instrument's scale is held against them.</summary>
    public required ReadingReport Report { get; init; }

    /// <summary>How far a trade lies at most behind the highest time before it, ns; of inputs in which nothing can be skipped not looked for.</summary>
    public long LargestStepBackNs { get; init; } = long.MaxValue;

    /// <summary>Ordinal by symbol, then market.</summary>
    public required ImmutableArray<ScannedSymbol> Symbols { get; init; }
}
