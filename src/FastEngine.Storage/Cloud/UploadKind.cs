namespace FastEngine.Storage.Cloud;

/// <summary>What a file is; each kind has a folder of its own in the bucket.</summary>
[Flags]
public enum UploadKind
{
    None = 0,
    Report = 1,

    /// <summary>A log file that is not written any more.</summary>
    Log = 2,
    Backtest = 4,
    Snapshot = 8,
    All = Report | Log | Backtest | Snapshot,
}
