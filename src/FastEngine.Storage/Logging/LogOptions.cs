using FastEngine.Core.Logging;
using FastEngine.Rings.Logging;

namespace FastEngine.Storage.Logging;

/// <summary>Where the log goes, and its bounds.</summary>
public sealed record LogOptions
{
    /// <summary>Smallest bound of a file.</summary>
    public const long LeastFileBytes = 4 << 10;

    /// <summary>What hot threads may log; its level is the engine's.</summary>
    public LogRingOptions Ring { get; init; } = new();

    public ConsoleLog Console { get; init; } = ConsoleLog.Plain;

    /// <summary>Least level on the console.</summary>
    public LogLevel ConsoleLevel { get; init; } = LogLevel.Information;

    /// <summary>Folder of the files, <c>{data}/logs</c>; null for no files.</summary>
    public string? Directory { get; init; }

    /// <summary>Names are this and the day: <c>engine-20261120.jsonl</c>, <c>engine-20261120_001.jsonl</c>.</summary>
    public string FileName { get; init; } = "engine";

    /// <summary>Least level in the files.</summary>
    public LogLevel FileLevel { get; init; } = LogLevel.Debug;

    /// <summary>A new file begins behind it, and with each local day.</summary>
    public long FileBytes { get; init; } = 16L << 20;

    /// <summary>Files kept, the one being written included; the oldest goes first.</summary>
    public int KeepFiles { get; init; } = 31;

    /// <summary>Lost events are reported at most this often.</summary>
    public TimeSpan ReportEvery { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>After a failure to write, the files are opened again this much later.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(5);

    internal void Check()
    {
        if (FileBytes < LeastFileBytes) throw new ArgumentOutOfRangeException(nameof(FileBytes), FileBytes, $"A log file needs at least {LeastFileBytes} bytes.");
        if (KeepFiles < 1) throw new ArgumentOutOfRangeException(nameof(KeepFiles), KeepFiles, "At least one log file is kept.");
        if (FileName.Length == 0 || FileName.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_')))
            throw new ArgumentException($"'{FileName}' cannot begin the name of a log file: letters, digits, - and _ only.", nameof(FileName));
    }
}
